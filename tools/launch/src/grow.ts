import { join } from "node:path";
import { parseArgs } from "node:util";
import { growCatalogue } from "@stallhouse/seed/large";
import type { Send } from "@stallhouse/seed/large";
import postgres from "postgres";
import { addressFor, passwordOf } from "./databases.ts";
import { roleOf } from "./role-names.ts";
import { addressOf } from "./environments.ts";
import { readKeys } from "./keys.ts";
import { startPostgres } from "./postgres.ts";
import { dataFolder, firstPort } from "./start.ts";
import { openState } from "./state.ts";

/** `npm run seed -- --products 100000`: adds made-up products to the market that `npm start` runs, for load work. */
export async function grow(): Promise<void> {
  const { values } = parseArgs({ args: process.argv.slice(3), options: { products: { type: "string" } } });
  const products = Number(values.products);
  if (!Number.isInteger(products) || products < 1 || products > 5_000_000) {
    throw new Error("Say how many: npm run seed -- --products 100000 (at most 5000000).");
  }
  if (process.env.NODE_ENV === "production")
    throw new Error("Made-up products are for demo markets, not for production.");
  const folder = dataFolder();
  if (!openState(folder).read("seeded")) throw new Error("There is no demo market here: npm start makes one.");
  await checkRunning();
  const sql = postgres(await catalogUrl(folder), { max: 1, onnotice: () => {} });
  try {
    await growWithProgress((statement, params) => sql.unsafe(statement, [...(params ?? [])]), products);
  } finally {
    await sql.end();
  }
}

async function checkRunning(): Promise<void> {
  const answer = await fetch(`${addressOf("catalog-service", firstPort())}/readyz`).catch(() => undefined);
  if (!answer?.ok) throw new Error("The market is not running: npm start, and this in a second terminal.");
}

async function catalogUrl(folder: string): Promise<string> {
  const { databasePasswords } = await readKeys(folder);
  const server = process.env.POSTGRES_URL ?? (await startPostgres({ dir: join(folder, "postgres") })).url;
  const role = roleOf("catalog");
  return addressFor(server, { database: "catalog", role, password: passwordOf(role, databasePasswords) });
}

async function growWithProgress(send: Send, products: number): Promise<void> {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(0);
  const say = (done: number) => {
    const line = `  ${done.toLocaleString("en")} of ${products.toLocaleString("en")} products, ${seconds()} s`;
    process.stdout.write(process.stdout.isTTY ? `\r${line}` : `${line}\n`);
  };
  await growCatalogue(send, { products, isStocked: true, onProgress: say });
  console.log(`\n  Done after ${seconds()} s, index included.`);
}
