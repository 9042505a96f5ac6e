import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ConsumerStatus } from "rabbitmq-client";
import type { Connection } from "rabbitmq-client";
import type { Binding, Log, RetryPlan } from "./bus.ts";
import { look } from "./rabbit-look.ts";
import type { Publishing } from "./rabbit-publishing.ts";
import { exchange, formerMainQueue, formerRetryQueue, mainQueue } from "./rabbit-topology.ts";

type Moving = { connection: Connection; publishing: Publishing; log: Log; retries: RetryPlan };

/** What an older copy of the hearer still has in hand is not waited for longer. */
const patienceMs = 10_000;

/**
 * The arguments of a queue cannot be changed, so the queues of the last release have other names. What they hold moves
 * over before the hearing begins, what comes out of their waiting rooms later does so too, and once empty they go.
 * Resolves with a function that stops the moving.
 */
export async function moveOver(moving: Moving, binding: Binding): Promise<() => Promise<void>> {
  const { connection, publishing, log } = moving;
  const former = formerMainQueue(binding.queue);
  const state = await look(connection, former);
  if (!state) return async () => {};
  for (const routingKey of binding.keys) await connection.queueUnbind({ exchange, queue: former, routingKey });
  if (state.consumers === 0 && (await isDrained(moving, binding.queue))) {
    await connection.queueDelete({ queue: former });
    for (const ms of moving.retries.laterMs) {
      await connection.queueDelete({ queue: formerRetryQueue(binding.queue, ms) });
    }
    return async () => {};
  }
  const consumer = connection.createConsumer(
    { queue: former, queueOptions: { passive: true }, qos: { prefetchCount: 1 }, requeue: true },
    async ({ messageId = randomUUID(), body, headers }) => {
      await publishing.sendTo(mainQueue(binding.queue), { messageId, body, more: { headers } });
      return ConsumerStatus.ACK;
    },
  );
  consumer.on("error", (err: unknown) => log.warn({ err, queue: former }, "bus: moving over was interrupted"));
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(100)) {
    if (((await look(connection, former))?.messages ?? 0) === 0) break;
  }
  return () => consumer.close();
}

async function isDrained({ connection, retries }: Moving, queue: string): Promise<boolean> {
  const queues = [formerMainQueue(queue), ...retries.laterMs.map((ms) => formerRetryQueue(queue, ms))];
  for (const name of queues) if (((await look(connection, name))?.messages ?? 0) > 0) return false;
  return true;
}
