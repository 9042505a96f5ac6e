import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runQuietly } from "@stallhouse/launch/build";
import { demoAccounts } from "@stallhouse/launch/demo-accounts";
import { startMarket } from "@stallhouse/launch/market";
import type { Market } from "@stallhouse/launch/market";
import { step } from "@stallhouse/launch/steps";
import { growCatalogue } from "@stallhouse/seed/large";
import { seed } from "@stallhouse/seed/seed";
import postgres from "postgres";
import { measureSearch } from "./search-measure.ts";
import type { SearchResults } from "./search-measure.ts";
import { toSearchTable } from "./search-table.ts";

const firstPort = Number(process.env.PORT ?? 3750);
/** Sizes to measure at, growing: `BENCH_PRODUCTS=100000,1000000`. The demo catalogue alone comes first. */
const sizes = (process.env.BENCH_PRODUCTS ?? "100000,1000000").split(",").map(Number);
const file = process.env.BENCH_FILE ?? "bench-search.json";

/** `npm run bench:search`: the catalog alone, filled step by step; a table on the screen and the numbers in a file. */
const folder = mkdtempSync(join(tmpdir(), "stallhouse-bench-"));
await step("Build", async () => {
  const filters = ["catalog-service", "identity-service"].map((name) => `--filter=@stallhouse/${name}`);
  const { code, output } = await runQuietly("turbo", ["run", "build", "--output-logs=errors-only", ...filters]);
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
});
const market = await startMarket(
  {
    folder,
    firstPort,
    mode: "production",
    extra: { LOG_LEVEL: "warn" },
    without: ["web", "order-service", "payment-service", "notifier", "sandbox"],
  },
  (sentence) => {
    console.error(sentence);
    process.exit(1);
  },
);
const results: SearchResults[] = [];
try {
  await step("Demo data", () => seed(market, demoAccounts));
  await addAttributes(market);
  results.push(await step("Measuring the demo catalogue", () => measureSearch(market)));
  let there = 0;
  for (const size of sizes) {
    await step(`${size.toLocaleString("en")} products`, () => grow(market, size - there));
    there = size;
    results.push(await step("Measuring", () => measureSearch(market)));
    writeFileSync(file, JSON.stringify(results, null, 2));
  }
  console.log(`\n${toSearchTable(results)}\n\nNumbers in ${file}`);
} finally {
  await market.stop();
  rmSync(folder, { recursive: true, force: true });
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
    await growCatalogue((statement, params) => sql.unsafe(statement, [...(params ?? [])]), {
      products,
      isStocked: false,
      onProgress: () => {},
    });
    while ((await sql`select 1 from search_changes limit 1`).length > 0) await sleep(500);
    await sql`vacuum analyze`.simple();
  } finally {
    await sql.end();
  }
}
