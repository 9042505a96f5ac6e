import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seed } from "@stallhouse/seed/seed";
import { demoAccounts } from "./demo-accounts.ts";
import { startMarket } from "./market.ts";
import type { Market } from "./market.ts";
import { findRabbit, startRabbit } from "./rabbit.ts";
import { step } from "./steps.ts";

const firstPort = 3850;
/** One story walks hundreds of addresses that are none, from where all stories come. */
const manyLostPages = { LOST_PAGES_PER_SECOND: "50" };

/** A market of its own for the browser stories, over RabbitMQ where there is one. */
export async function withMarket<T>(use: (market: Market) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "stallhouse-stories-"));
  chmodSync(folder, 0o711); // the database runs as another user when we are root
  const rabbit = findRabbit() ? await step("RabbitMQ", () => startRabbit({ dir: join(folder, "rabbit") })) : undefined;
  const amqpUrl = process.env.AMQP_URL ?? rabbit?.url;
  try {
    const market = await startMarket(
      { folder, firstPort, mode: "production", extra: manyLostPages, ...(amqpUrl ? { amqpUrl } : {}) },
      (sentence) => console.error(sentence),
    );
    try {
      await step("Demo data", () => seed(market, demoAccounts));
      return await use(market);
    } finally {
      await market.stop();
    }
  } finally {
    await rabbit?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
