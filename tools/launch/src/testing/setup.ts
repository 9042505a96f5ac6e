import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { deletePostgres, startPostgres } from "../postgres.ts";
import { findRabbit } from "../rabbit.ts";
import { offerBroker } from "./broker.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A broker given, or where to ask for one; neither when none is installed, which is a fault where one is required. */
    broker: { url?: string; control?: string; isRequired: boolean };
  }
}

/** Starts what database tests need: a PostgreSQL, unless TEST_DATABASE_URL names one, and a RabbitMQ for those who ask. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), "stallhouse-test-"));
  chmodSync(dir, 0o711); // the server runs as another user when we are root
  const ends: (() => Promise<void>)[] = [];
  if (!process.env.TEST_DATABASE_URL) {
    const server = await startPostgres({ dir: join(dir, "postgres"), durable: false });
    process.env.TEST_DATABASE_URL = server.url; // the workers inherit it
    ends.push(() => deletePostgres(join(dir, "postgres")));
  }
  const url = process.env.AMQP_URL;
  const broker = !url && findRabbit() ? await offerBroker(join(dir, "rabbit")) : undefined;
  if (broker) ends.push(broker.stop);
  const isRequired = process.env.STALLHOUSE_REQUIRE_BROKER === "1";
  project.provide("broker", { url, control: broker?.url, isRequired });
  return async () => {
    await Promise.all(ends.map((end) => end()));
    rmSync(dir, { recursive: true, force: true });
  };
}
