import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "@stallhouse/launch/build";
import { demoAccounts } from "@stallhouse/launch/demo-accounts";
import { startMarket } from "@stallhouse/launch/market";
import { step } from "@stallhouse/launch/steps";
import { seed } from "@stallhouse/seed/seed";
import { signIn } from "./doors.ts";
import { measureFreshness } from "./page-freshness.ts";
import { loadPages, toPageTable } from "./page-load.ts";
import type { PageRow } from "./page-load.ts";

const firstPort = Number(process.env.PORT ?? 3800);
const seconds = Number(process.env.BENCH_SECONDS ?? 15);
const file = process.env.BENCH_FILE ?? "bench-pages.json";
/** A market that runs already; without one, one of our own is started. */
const running = process.env.BENCH_URL;

/** `npm run bench:pages`: how many pages the web app serves, from its cache and without; a table and the numbers in a file. */
const { rows, changeSeenMs } = running ? await measure(new URL(running).origin) : await withOwnMarket(measure);
writeFileSync(file, JSON.stringify({ rows, changeSeenMs }, null, 2));
const at = (share: number) => changeSeenMs[Math.floor((changeSeenMs.length - 1) * share)]?.toFixed(0);
console.log(`\n${toPageTable(rows)}
\nA changed price is on its kept page after ${at(0.5)} ms (p50), ${at(1)} ms (longest of ${changeSeenMs.length}).
\nNumbers in ${file}`);

async function measure(origin: string): Promise<{ rows: PageRow[]; changeSeenMs: number[] }> {
  const seller = await signIn(origin, demoAccounts.seller);
  return {
    rows: await measurePages(origin),
    changeSeenMs: await step("changes of a price", () => measureFreshness(origin, seller)),
  };
}

async function measurePages(origin: string): Promise<PageRow[]> {
  const products = await addressesIn(origin, "products", "/p/");
  const categories = await addressesIn(origin, "pages", "/c/");
  const cookie = await signIn(origin, demoAccounts.customer);
  const cached = { perSecond: 400, firstByteP95: 50 };
  const loads = [
    { what: "product, cached", paths: products.slice(0, 1), concurrency: 8, target: cached },
    { what: "category, cached", paths: categories.slice(0, 1), concurrency: 8, target: cached },
    { what: "products and categories, cached", paths: [...products, ...categories].slice(0, 40), concurrency: 8 },
    { what: "product, uncached", paths: products, isFresh: true, concurrency: 1, target: { firstByteP95: 120 } },
    { what: "product, uncached", paths: products, isFresh: true, concurrency: 8 },
    { what: "products, signed in, cached", paths: products, cookie, concurrency: 8 },
    { what: "category, uncached", paths: categories, isFresh: true, concurrency: 1 },
  ];
  const measured: PageRow[] = [];
  for (const load of loads) {
    const { what, concurrency } = load;
    measured.push(await step(`${what}, ${concurrency} at once`, () => loadPages({ ...load, origin, seconds })));
  }
  return measured;
}

/** What the sitemap names, in our own language. */
async function addressesIn(origin: string, part: string, start: string): Promise<string[]> {
  const xml = await (await fetch(`${origin}/sitemap/${part}.xml`)).text();
  const found = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = ""]) => new URL(loc).pathname);
  const own = found.filter((path) => path.startsWith(start)).slice(0, 40);
  if (own.length === 0) throw new Error(`The sitemap of ${part} names nothing at ${start}.`);
  return own;
}

async function withOwnMarket<T>(use: (origin: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "stallhouse-bench-"));
  await step("Build", build);
  const market = await startMarket(
    { folder, firstPort, mode: "production", extra: { LOG_LEVEL: "warn", RATE_PER_SECOND: "1000000" } },
    (sentence) => {
      console.error(sentence);
      process.exit(1);
    },
  );
  try {
    await step("Demo data", () => seed(market, demoAccounts));
    return await use(market.url);
  } finally {
    await market.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
