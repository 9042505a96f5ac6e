import { Connection } from "rabbitmq-client";
import { usualRetries } from "./bus.ts";
import type { Binding, Bus, Log, RetryPlan } from "./bus.ts";
import { replayOne } from "./letters.ts";
import { hear } from "./rabbit-hearing.ts";
import { listLetters, settleLetters } from "./rabbit-letters.ts";
import { createPublishing } from "./rabbit-publishing.ts";
import { actAsAccount } from "./rabbit-accounts.ts";
import { moveOver } from "./rabbit-upgrade.ts";

type Options = {
  url: string;
  bindings: readonly Binding[];
  service: string;
  log: Log;
  retries?: RetryPlan;
  /** The broker has everything declared, and an account that may do no more than it must. */
  isDeclared?: boolean;
};

/** The bus over RabbitMQ. Resolves without a connection too, if the broker is down: it connects when it can. */
export async function connectRabbitBus(options: Options): Promise<Bus> {
  const { url, bindings, service, log, retries = usualRetries, isDeclared = false } = options;
  const connection = new Connection({
    url,
    connectionName: service,
    acquireTimeout: 5_000,
    retryLow: 250,
    retryHigh: 5_000,
    heartbeat: 15,
    noDelay: true, // small frames would wait 40 ms for company
  });
  if (isDeclared) actAsAccount(connection, service);
  connection.on("error", (err: unknown) => log.warn({ err }, "bus: connection trouble"));
  connection.on("connection", () => log.info({}, "bus: connected"));
  await connection.onConnect(5_000, true).catch(() => log.warn({}, "bus: the broker does not answer yet"));
  const publishing = createPublishing(connection, bindings, log);
  const stops = new Set<() => Promise<void>>();

  return {
    publish: publishing.publish,
    subscribe: async (subscription) => {
      const binding = bindings.find(({ queue }) => queue === subscription.queue);
      const stopMoving = await (
        binding ? moveOver({ connection, publishing, log, retries }, binding) : undefined
      )?.catch((err: unknown) => log.warn({ err }, "bus: what an older release left could not be moved over"));
      const stopHearing = hear({ connection, publishing, bindings, log, retries }, subscription);
      const stop = async () => {
        await stopMoving?.();
        await stopHearing();
      };
      stops.add(stop);
      return stop;
    },
    deadLetters: (queue) => listLetters(connection, queue),
    replay: (queue, id) =>
      replayOne(id, queue, (judge) => settleLetters({ connection, sendTo: publishing.sendTo }, queue, judge)),
    isConnected: () => connection.ready,
    close: async () => {
      await Promise.all([...stops].map((stop) => stop()));
      await publishing.close();
      await connection.close();
    },
  };
}
