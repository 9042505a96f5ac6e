import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "@stallhouse/launch/build";
import { demoAccounts } from "@stallhouse/launch/demo-accounts";
import { startMarket } from "@stallhouse/launch/market";
import { step } from "@stallhouse/launch/steps";
import { seed } from "@stallhouse/seed/seed";
import { compare } from "./against.ts";
import { measure } from "./measure.ts";
import { toTable } from "./table.ts";

const firstPort = Number(process.env.PORT ?? 3700);
const variants = Number(process.env.BENCH_VARIANTS ?? 10_000);
const file = process.env.BENCH_FILE ?? "bench.json";

const { against, bus } = parseArgs({
  options: { against: { type: "string" }, bus: { type: "string", default: "postgres" } },
}).values;
if (against) {
  await compare(against, bus);
  process.exit(0);
}

/** `npm run bench`: a market of its own, with more goods, under load; a table on the screen and the numbers in a file. */
const folder = mkdtempSync(join(tmpdir(), "stallhouse-bench-"));
await step("Build", build);
const market = await startMarket(
  {
    folder,
    firstPort,
    mode: "production",
    extra: { LOG_LEVEL: "warn", RATE_PER_SECOND: "1000000" },
    ...(process.env.AMQP_URL ? { amqpUrl: process.env.AMQP_URL } : {}),
  },
  (sentence) => {
    console.error(sentence);
    process.exit(1);
  },
);
try {
  await step("Demo data", () => seed(market, demoAccounts));
  const results = await measure(market, variants);
  writeFileSync(file, JSON.stringify(results, null, 2));
  console.log(`\n${toTable(results)}\n\nNumbers in ${file}`);
} finally {
  await market.stop();
  rmSync(folder, { recursive: true, force: true });
}
