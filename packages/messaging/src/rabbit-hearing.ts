import { randomUUID } from "node:crypto";
import { setImmediate as nextTick, setTimeout as sleep } from "node:timers/promises";
import { ConsumerStatus } from "rabbitmq-client";
import type { AsyncMessage, Connection } from "rabbitmq-client";
import type { Envelope } from "@stallhouse/contracts/event";
import type { Binding, Log, RetryPlan, Subscription } from "./bus.ts";
import { errorText, putOff, readEnvelope } from "./delivery.ts";
import type { Ending } from "./delivery.ts";
import { createHandling } from "./handling.ts";
import type { Handling } from "./handling.ts";
import { createKeyedTasks } from "./keyed-tasks.ts";
import { headersOf, isKnownSuspect, pastOf } from "./rabbit-headers.ts";
import type { Publishing } from "./rabbit-publishing.ts";
import {
  deadQueue,
  declareDead,
  declareTopology,
  declareMain,
  declareRooms,
  mainQueue,
  retryQueue,
} from "./rabbit-topology.ts";
import { createStandstill } from "./standstill.ts";

/** RabbitMQ closes a channel that keeps a message for half an hour. */
const longestHoldMs = 600_000;

type Hearing = {
  connection: Connection;
  publishing: Publishing;
  bindings: readonly Binding[];
  log: Log;
  retries: RetryPlan;
};

/** Delivers what a queue holds until stopped. */
export function hear(hearing: Hearing, subscription: Subscription): () => Promise<void> {
  const { connection, log, retries } = hearing;
  const { queue, concurrency, isWell = async () => true } = subscription;
  const turns = createKeyedTasks(concurrency);
  const underWay = new Set<Promise<unknown>>();
  let stopping = false;
  let openGate = () => {};
  const gate = new Promise<void>((open) => {
    openGate = open;
  });
  /** What came before goes back: all of it at once, in its order, to come again in the same. */
  let heldSince = -Infinity;
  const onGivenUp = () => {
    heldSince = performance.now();
  };
  const limit = { ms: retries.holdMs ?? longestHoldMs, onGivenUp };
  const standstill = createStandstill({ isWell, queue, log, limit });
  const handling = createHandling({ subscription, retries, log, standstill });

  async function onMessage(message: AsyncMessage): Promise<ConsumerStatus> {
    const cameAt = performance.now();
    const isSuspect = message.redelivered || isKnownSuspect(message);
    const begin = async () => {
      // What was not begun before the stop goes back, but only once the other copies may have it in its turn.
      if (stopping) return gate.then(() => ConsumerStatus.REQUEUE);
      if (cameAt <= heldSince) return ConsumerStatus.REQUEUE;
      const work = tryIt(handling, message, isSuspect);
      underWay.add(work);
      const ending = await work.finally(() => underWay.delete(work));
      if (ending.as === "returned") return (stopping ? gate : Promise.resolve()).then(() => ConsumerStatus.REQUEUE);
      return await settle(hearing, message, { queue, ending });
    };
    return await turns.run(aggregateOf(message.body), begin, isSuspect);
  }

  hearing.publishing.addQueues([declareDead(queue), ...declareRooms(queue, retries)]);
  const { exchanges, queueBindings } = declareTopology(hearing.bindings.filter((binding) => binding.queue === queue));
  const consumer = connection.createConsumer(
    {
      queue: mainQueue(queue),
      queueOptions: declareMain(queue),
      exchanges,
      queueBindings,
      qos: { prefetchCount: concurrency * 4 },
      requeue: true,
    },
    onMessage,
  );
  consumer.on("error", (err: unknown) => log.warn({ err, queue }, "bus: consuming was interrupted"));
  return async () => {
    stopping = true;
    standstill.stop();
    await Promise.allSettled(underWay);
    // A connection that is gone has given everything back already.
    const closed = consumer.close().catch(() => {});
    await nextTick(); // the broker hears of the end before it gets messages back
    openGate();
    await closed;
  };
}

async function tryIt(handling: Handling, message: AsyncMessage, isSuspect: boolean): Promise<Ending> {
  let envelope: Envelope;
  try {
    envelope = readEnvelope(message.body);
  } catch (error) {
    return { as: "final", error: errorText(error) };
  }
  return await handling(envelope, { attempt: pastOf(message).attempts + 1, isSuspect });
}

/** Acknowledges what is done; moves a copy of the rest to its place before the original is acknowledged: rather twice than never. */
async function settle(
  hearing: Hearing,
  message: AsyncMessage,
  { queue, ending }: { queue: string; ending: Ending },
): Promise<ConsumerStatus> {
  const { publishing, log, retries } = hearing;
  const past = pastOf(message);
  const next = putOff(ending, past, retries);
  if (!next) return ConsumerStatus.ACK;
  const { error, pause } = next;
  const headers = headersOf({ past, next, isSuspect: ending.as === "aside" || isKnownSuspect(message) });
  const room = pause ? retryQueue(queue, pause.roomMs) : deadQueue(queue);
  log.warn({ queue, id: message.messageId, ending: ending.as, delayMs: pause?.delayMs, error }, "delivery failed");
  try {
    await publishing.sendTo(room, {
      messageId: message.messageId ?? randomUUID(),
      body: message.body,
      more: { headers, ...(pause ? { expiration: String(pause.delayMs) } : {}) },
    });
    return ConsumerStatus.ACK;
  } catch (err) {
    log.warn({ err, queue }, "bus: a failed delivery could not be put off, it comes again");
    await sleep(1_000);
    return ConsumerStatus.REQUEUE;
  }
}

function aggregateOf(body: unknown): string {
  const isKnown = typeof body === "object" && body !== null && "aggregateId" in body;
  return isKnown ? String(body.aggregateId) : "";
}
