import { randomUUID } from "node:crypto";
import { setImmediate as nextTick, setTimeout as sleep } from "node:timers/promises";
import { ConsumerStatus } from "rabbitmq-client";
import type { AsyncMessage, Connection } from "rabbitmq-client";
import type { Envelope } from "@stallhouse/contracts/event";
import type { Binding, Log, RetryPlan, Subscription } from "./bus.ts";
import { delayAfter, failureOf, handOver, readEnvelope } from "./delivery.ts";
import type { Failure } from "./delivery.ts";
import { createLanes } from "./lanes.ts";
import type { Publishing } from "./rabbit-publishing.ts";
import {
  deadQueue,
  declareDead,
  declareHouse,
  declareMain,
  declareRooms,
  mainQueue,
  retryQueue,
} from "./rabbit-topology.ts";

const attemptsHeader = "x-stallhouse-attempts";
export const errorHeader = "x-stallhouse-error";

type Hearing = {
  connection: Connection;
  publishing: Publishing;
  bindings: readonly Binding[];
  log: Log;
  retries: RetryPlan;
};

/** Delivers what a queue holds until stopped. */
export function hear(hearing: Hearing, subscription: Subscription): () => Promise<void> {
  const { connection, log } = hearing;
  const { queue, concurrency } = subscription;
  const lanes = createLanes(concurrency);
  const underWay = new Set<Promise<unknown>>();
  let stopping = false;
  let openGate = () => {};
  const gate = new Promise<void>((open) => {
    openGate = open;
  });

  async function onMessage(message: AsyncMessage): Promise<ConsumerStatus> {
    return await lanes.run(aggregateOf(message.body), async () => {
      // What was not begun before the stop goes back, but only once the other copies may have it in its turn.
      if (stopping) return gate.then(() => ConsumerStatus.REQUEUE);
      const work = tryIt(hearing, subscription, message);
      underWay.add(work);
      const failure = await work.finally(() => underWay.delete(work));
      return failure ? await putOff(hearing, message, { queue, failure }) : ConsumerStatus.ACK;
    });
  }

  hearing.publishing.addQueues([declareDead(queue), ...declareRooms(queue, hearing.retries)]);
  const { exchanges, queueBindings } = declareHouse(hearing.bindings.filter((binding) => binding.queue === queue));
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
    await Promise.allSettled(underWay);
    const closed = consumer.close();
    await nextTick(); // the broker hears of the end before it gets messages back
    openGate();
    await closed;
  };
}

async function tryIt(hearing: Hearing, { handle }: Subscription, message: AsyncMessage): Promise<Failure | undefined> {
  let envelope: Envelope;
  try {
    envelope = readEnvelope(message.body);
  } catch (error) {
    return failureOf(error);
  }
  return await handOver(handle, envelope, { attempt: attemptsOf(message) + 1, inPlaceMs: hearing.retries.inPlaceMs });
}

/** Moves a copy to the waiting room or to the dead letters before the original is acknowledged: rather twice than never. */
async function putOff(
  hearing: Hearing,
  message: AsyncMessage,
  { queue, failure }: { queue: string; failure: Failure },
): Promise<ConsumerStatus> {
  const { publishing, log, retries } = hearing;
  const attempt = attemptsOf(message) + 1;
  const { error, isPermanent } = failure;
  const delayMs = isPermanent ? undefined : delayAfter(attempt, retries);
  const headers = { [attemptsHeader]: attempt, [errorHeader]: error };
  const room = delayMs === undefined ? deadQueue(queue) : retryQueue(queue, retries.laterMs[attempt - 1] ?? 0);
  log.warn({ queue, id: message.messageId, attempt, delayMs, error }, "delivery failed");
  try {
    await publishing.sendTo(room, {
      messageId: message.messageId ?? randomUUID(),
      body: message.body,
      more: { headers, ...(delayMs === undefined ? {} : { expiration: String(delayMs) }) },
    });
    return ConsumerStatus.ACK;
  } catch (err) {
    log.warn({ err, queue }, "bus: a failed delivery could not be put off, it comes again");
    await sleep(1_000);
    return ConsumerStatus.REQUEUE;
  }
}

/** Failed tries so far, from our own header: brokers do not agree on how they count. */
export function attemptsOf({ headers }: { headers?: Record<string, unknown> }): number {
  const count = Number(headers?.[attemptsHeader]);
  return Number.isSafeInteger(count) ? count : 0;
}

function aggregateOf(body: unknown): string {
  const isKnown = typeof body === "object" && body !== null && "aggregateId" in body;
  return isKnown ? String(body.aggregateId) : "";
}
