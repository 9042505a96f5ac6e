import { silentLog } from "./bus.ts";
import type { Binding, Bus, Log, RetryPlan } from "./bus.ts";
import { connectEmbeddedBus } from "./embedded.ts";
import { connectRabbitBus } from "./rabbit.ts";

type Options = {
  /** RabbitMQ. Wins over `postgresUrl`. */
  amqpUrl?: string;
  /** The database of the bus that needs no broker. */
  postgresUrl?: string;
  /** All queues of the market. */
  bindings: readonly Binding[];
  /** Names the connection, for whoever looks at the broker. */
  service: string;
  log?: Log;
  retries?: RetryPlan;
  /** RabbitMQ has everything declared, by `rabbitDefinitions`, and accounts of which each may do no more than it must. */
  isDeclared?: boolean;
};

/** Connects to the broker if there is one, else to the bus in PostgreSQL: nobody above can tell which. */
export async function connectBus(options: Options): Promise<Bus> {
  const { amqpUrl, postgresUrl, isDeclared, log = silentLog, ...rest } = options;
  if (amqpUrl) return await connectRabbitBus({ url: amqpUrl, log, ...rest, ...(isDeclared ? { isDeclared } : {}) });
  if (postgresUrl) return await connectEmbeddedBus({ url: postgresUrl, log, ...rest });
  throw new Error("No bus: set AMQP_URL to a RabbitMQ, or BUS_URL to a PostgreSQL database for the embedded bus.");
}
