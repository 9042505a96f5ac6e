import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seed } from "@stallhouse/seed/seed";
import { demoAccounts } from "./demo-accounts.ts";
import { readKeys } from "./keys.ts";
import { startMarket } from "./market.ts";
import type { Market } from "./market.ts";
import { startOwnRabbit } from "./own-rabbit.ts";
import { findRabbit } from "./rabbit.ts";
import { step } from "./steps.ts";

const firstPort = 3850;
/** One story walks hundreds of addresses that are none, from where all stories come. */
const manyLostPages = { LOST_PAGES_PER_SECOND: "50" };

/** A market of its own for the browser stories, over RabbitMQ where there is one. */
export async function withMarket<T>(use: (market: Market) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "stallhouse-stories-"));
  chmodSync(folder, 0o711); // the database runs as another user when we are root
  const given = process.env.AMQP_URL;
  const keys = await readKeys(folder);
  const broker =
    !given && findRabbit() ? await step("RabbitMQ", () => startOwnRabbit(join(folder, "rabbit"), keys)) : undefined;
  const amqpUrl = given ?? broker?.amqpUrl;
  const extra = { ...manyLostPages, ...broker?.extra };
  try {
    const market = await startMarket(
      { folder, firstPort, mode: "production", extra, ...(amqpUrl ? { amqpUrl } : {}) },
      (sentence) => console.error(sentence),
    );
    try {
      await step("Demo data", () => seed(market, demoAccounts));
      return await use(market);
    } finally {
      await market.stop();
    }
  } finally {
    await broker?.rabbit.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
