import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deletePostgres, startPostgres } from "./postgres.ts";
import { findRabbit } from "./rabbit.ts";
import { offerBroker } from "./test-broker.ts";

/**
 * What database tests need, for the workers to find in their environment:
 * TEST_DATABASE_URL, a server given or one of our own; TEST_BROKER_CONTROL, where a RabbitMQ can be asked for, absent
 * when AMQP_URL names one or none is installed. STALLHOUSE_REQUIRE_BROKER=1 makes an absent one a fault.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), "stallhouse-test-"));
  chmodSync(dir, 0o711); // the server runs as another user when we are root
  const ends: (() => Promise<void>)[] = [];
  if (!process.env.TEST_DATABASE_URL) {
    const server = await startPostgres({ dir: join(dir, "postgres"), durable: false });
    process.env.TEST_DATABASE_URL = server.url;
    ends.push(() => deletePostgres(join(dir, "postgres")));
  }
  if (!process.env.AMQP_URL && findRabbit()) {
    const broker = await offerBroker(join(dir, "rabbit"));
    process.env.TEST_BROKER_CONTROL = broker.url;
    ends.push(broker.stop);
  }
  return async () => {
    await Promise.all(ends.map((end) => end()));
    rmSync(dir, { recursive: true, force: true });
  };
}
