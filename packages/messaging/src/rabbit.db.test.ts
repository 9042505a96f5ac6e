import { Connection } from "rabbitmq-client";
import { describe } from "vitest";
import { busContract } from "./bus-contract.ts";
import { mainQueue } from "./rabbit-topology.ts";

const control = process.env.TEST_BROKER_CONTROL;

async function ask(path: string): Promise<string> {
  const response = await fetch(`${control}${path}`);
  const said = await response.text();
  if (!response.ok) throw new Error(said);
  return said;
}

const url = control ? await ask("/start") : process.env.AMQP_URL;
if (!url && process.env.STALLHOUSE_REQUIRE_BROKER === "1")
  throw new Error("STALLHOUSE_REQUIRE_BROKER is set and there is no RabbitMQ");

describe.skipIf(!url)("the bus over RabbitMQ", () => {
  busContract(() => ({
    address: { amqpUrl: url },
    keepsOrderAcrossRetries: false,
    interrupt: async () => {
      await ask("/restart");
    },
    takeAway: async () => {
      await ask("/kill");
      return async () => {
        await ask("/restart");
      };
    },
    breakQueue: async (queue) => {
      const connection = new Connection(url);
      await connection.queueDelete(mainQueue(queue));
      await connection.close();
    },
  }));
});
