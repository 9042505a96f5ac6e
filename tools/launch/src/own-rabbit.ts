import { rabbitDefinitions } from "@stallhouse/messaging/rabbit-accounts";
import { appsWithDatabase, queueBindings, topology } from "@stallhouse/topology/topology";
import type { AppName } from "@stallhouse/topology/topology";
import type { Environment } from "./environments.ts";
import type { Keys } from "./keys.ts";
import { startRabbit } from "./rabbit.ts";
import type { Rabbit } from "./rabbit.ts";

export type OwnRabbit = {
  /** Its `url` is the operator's, who may look at everything. */
  rabbit: Rabbit;
  /** For one process, by the account that is its own. */
  amqpUrl: (app: AppName) => string;
  /** For every process, on top. */
  extra: Environment;
};

/** A RabbitMQ of the market's own, on this machine, with one account for each process. */
export async function startOwnRabbit(dir: string, { brokerPasswords }: Keys): Promise<OwnRabbit> {
  const passwordOf = (name: AppName) => brokerPasswords[name] ?? "";
  const accounts = appsWithDatabase().map(({ name }) => ({
    name,
    password: passwordOf(name),
    publishes: topology[name].publishes,
  }));
  const operator = { name: "guest", password: "guest", publishes: "anything" } as const;
  const rabbit = await startRabbit({ dir, definitions: rabbitDefinitions([...accounts, operator], queueBindings()) });
  const amqpUrl = (app: AppName) => {
    const url = new URL(rabbit.url);
    url.username = app;
    url.password = passwordOf(app);
    return url.href;
  };
  return { rabbit, amqpUrl, extra: { AMQP_DECLARED: "1" } };
}
