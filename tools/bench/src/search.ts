import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runQuietly } from "@stallhouse/launch/build";
import { demoAccounts } from "@stallhouse/launch/demo-accounts";
import { startMarket } from "@stallhouse/launch/market";
import type { Market } from "@stallhouse/launch/market";
import { openState } from "@stallhouse/launch/state";
import { step } from "@stallhouse/launch/steps";
import { growCatalogue } from "@stallhouse/seed/large";
import { seed } from "@stallhouse/seed/seed";
import postgres from "postgres";
import { measureSearch } from "./search-measure.ts";
import type { SearchResults } from "./search-measure.ts";
import { toSearchTable } from "./search-table.ts";

const firstPort = Number(process.env.PORT ?? 3750);
/** Made-up products to measure with, beside the demo's: `BENCH_PRODUCTS=0,100000,1000000`. */
const sizes = (process.env.BENCH_PRODUCTS ?? "0,100000,1000000").split(",").map(Number);
const file = process.env.BENCH_FILE ?? "bench-search.json";
/** Where each size's catalogue is kept for the next run; without it they are made anew and removed. */
const kept = process.env.BENCH_DATA;

/** `npm run bench:search`: the catalog alone, once per size; a table on the screen and the numbers in a file. */
const folder = kept === undefined ? mkdtempSync(join(tmpdir(), "stallhouse-bench-")) : resolve(kept);
await step("Build", async () => {
  const filters = ["catalog-service", "identity-service", "order-service", "payment-service", "sandbox"];
  const args = filters.map((name) => `--filter=@stallhouse/${name}`);
  const { code, output } = await runQuietly("turbo", ["run", "build", "--output-logs=errors-only", ...args]);
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
});
const results: SearchResults[] = [];
try {
  for (const size of sizes) {
    results.push(await measureAt(size));
    writeFileSync(file, JSON.stringify(results, null, 2));
  }
  console.log(`\n${toSearchTable(results)}\n\nNumbers in ${file}`);
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}

async function measureAt(size: number): Promise<SearchResults> {
  const state = openState(join(folder, String(size)));
  const isMade = state.read("grown") === true;
  const market = await startMarket(
    {
      folder: state.folder,
      firstPort,
      mode: "production",
      extra: { LOG_LEVEL: "warn" },
      without: isMade
        ? ["web", "identity-service", "order-service", "payment-service", "notifier", "sandbox"]
        : ["web", "notifier"],
    },
    (sentence) => {
      console.error(sentence);
      process.exit(1);
    },
  );
  try {
    if (!isMade) {
      await step("Demo data", () => seed(market, demoAccounts));
      await addAttributes(market);
      await step(`${size.toLocaleString("en")} products`, () => grow(market, size));
      state.write("grown", true);
    }
    return await step("Measuring", () => measureSearch(market));
  } finally {
    await market.stop();
  }
}

/** Facets need something to count, also where the demo's categories define nothing. */
async function addAttributes(target: Market): Promise<void> {
  const values = (...list: string[]) => list;
  const attributes = [
    { key: "material", label: "Material", values: values("Stoneware", "Oak", "Walnut", "Steel", "Linen", "Glass") },
    {
      key: "colour",
      label: "Colour",
      values: values("Chalk", "Moss", "Ink", "Rust", "Sand", "Slate", "Coral", "Navy"),
    },
    { key: "care", label: "Care", values: values("Dishwasher", "By hand", "Wipe clean") },
  ];
  const sql = postgres(target.databaseUrl("catalog"), { max: 1 });
  await sql`update categories set attributes = ${sql.json(attributes)} where parent_id is null and attributes = '[]'`;
  await sql.end();
}

/** Adds products and waits until words and counts have taken them in. */
async function grow(target: Market, products: number): Promise<void> {
  const sql = postgres(target.databaseUrl("catalog"), { max: 1, onnotice: () => {} });
  try {
    if (products > 0) {
      await growCatalogue((statement, params) => sql.unsafe(statement, [...(params ?? [])]), {
        products,
        isStocked: false,
        onProgress: (done) => {
          if (done % 50_000 === 0) console.log(`  ${done.toLocaleString("en")}`);
        },
      });
    }
    while ((await sql`select 1 from search_changes limit 1`).length > 0) await sleep(500);
    await sql`vacuum analyze`.simple();
  } finally {
    await sql.end();
  }
}
