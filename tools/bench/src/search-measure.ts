import { loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { Market } from "@stallhouse/launch/market";
import { products as demo } from "@stallhouse/seed/catalogue/products";
import postgres from "postgres";
import type { Sql } from "postgres";
import { cpuMs, parentOf } from "./cpu.ts";
import { serviceDoor } from "./doors.ts";
import type { Door } from "./doors.ts";
import { run } from "./load.ts";
import type { Timings } from "./load.ts";
import { typosIn } from "./typos.ts";

export type SearchRow = Timings & {
  operation: string;
  target?: number;
  /** Of the catalog and PostgreSQL, per question: what stays comparable on a machine that has other work. */
  cpuMs: number;
};
export type SearchResults = {
  products: number;
  rows: SearchRow[];
  /** Milliseconds PostgreSQL alone spent on one page of a category, mean. */
  categoryPageMs: number;
  typos: { tried: number; found: number; missed: string[] };
  /** How many processes wanted a processor, before and after: above its number of them, times say little. */
  load: [before: number, after: number];
  /** Milliseconds from a product's change until it is found by its new word, and until the word is suggested. */
  fresh: { found: number; suggested: number };
};

type Catalog = ReturnType<Door["catalog"]>["public"]["product"];
type Words = { common: string[]; rare: string[]; pairs: string[]; beginnings: string[] };

/** Every kind of question a shopper asks, one at a time, as a gateway asks the service. */
export async function measureSearch(market: Market): Promise<SearchResults> {
  const sql = postgres(market.databaseUrl("catalog"), { max: 1, onnotice: () => {} });
  try {
    const catalog = serviceDoor(market).catalog().public.product;
    const [there] = await sql<{ n: number }[]>`select count(*)::int as n from products where on_sale`;
    const n = there?.n ?? 0;
    const words = await findWords(sql);
    const rows: SearchRow[] = [];
    const before = loadNow();
    const pids = await processesOf(market);
    for (const [operation, { ask, target }] of Object.entries(questions(catalog, words, n))) {
      await run({ concurrency: 1, count: 12, maxSeconds: 5 }, async (_, turn) => void (await ask(turn + 7)));
      const used = cpuMs(pids);
      const timings = await run(
        { concurrency: 1, count: 200, maxSeconds: 10 },
        async (_, turn) => void (await ask(turn)),
      );
      const spent = (cpuMs(pids) - used) / Math.max(1, timings.count);
      rows.push({ operation, cpuMs: spent, ...timings, ...(target !== undefined && { target }) });
    }
    const pageMs = await categoryPageMs(market, catalog);
    const typos = await tryTypos(catalog);
    const fresh = await measureFreshness(sql, catalog);
    return { products: n, rows, categoryPageMs: pageMs, typos, load: [before, loadNow()], fresh };
  } finally {
    await sql.end();
  }
}

function loadNow(): number {
  return loadavg()[0] ?? 0;
}

async function processesOf(market: Market): Promise<number[]> {
  const server = postgres(market.postgresUrl, { max: 1, onnotice: () => {} });
  const [backend] = await server<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const postmaster = parentOf(backend?.pid ?? 0);
  await server.end();
  return [postmaster, ...market.pids().flatMap(({ name, pid }) => (name === "catalog-service" ? [pid] : []))];
}

async function findWords(sql: Sql): Promise<Words> {
  const list = async (rows: Promise<readonly { word: string }[]>) => (await rows).map(({ word }) => word);
  const letters = "^[a-z]{4,}$";
  const common = await list(sql`select word from search_words where word ~ ${letters}
    and numnode(plainto_tsquery('english', word)) > 0 order by n desc limit 20`);
  const rare = await list(sql`select word from search_words where word ~ ${letters} order by n, md5(word) limit 60`);
  const titles = await sql<
    { title: string }[]
  >`select title from products where on_sale order by md5(id::text) limit 60`;
  const pairs = titles.map(({ title }) =>
    title
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((word) => word.length > 3)
      .slice(-2)
      .join(" "),
  );
  const beginnings = titles.flatMap(({ title }) =>
    [1, 2, 3, 5].map((length) => title.toLowerCase().slice(0, length).trim()),
  );
  return { common, rare, pairs, beginnings };
}

type Question = { ask: (turn: number) => Promise<unknown>; target?: number };

function questions(
  catalog: Catalog,
  { common, rare, pairs, beginnings }: Words,
  products: number,
): Record<string, Question> {
  const at = (list: readonly string[], turn: number) => list[turn % list.length] ?? "mug";
  const categories = [...new Set(demo.map(({ category }) => category))];
  const target = products > 500_000 ? 150 : 60;
  const filters = { inStock: true, minRating: 3, maxPrice: 9_000 };
  return {
    "search, common word": { ask: (turn) => catalog.search.query({ query: at(common, turn) }), target },
    "search, rare word": { ask: (turn) => catalog.search.query({ query: at(rare, turn) }), target },
    "search, two words": { ask: (turn) => catalog.search.query({ query: at(pairs, turn) }), target },
    "search, common word, filters": {
      ask: (turn) => catalog.search.query({ query: at(common, turn), ...filters }),
      target,
    },
    "search, two words, filters": {
      ask: (turn) => catalog.search.query({ query: at(pairs, turn), ...filters }),
      target,
    },
    "search, common word, by price": {
      ask: (turn) => catalog.search.query({ query: at(common, turn), sort: "price" }),
      target,
    },
    "search, a typo in two words": {
      ask: (turn) => catalog.search.query({ query: typosIn(at(pairs, turn), turn) }),
      target,
    },
    suggestions: { ask: (turn) => catalog.suggest.query({ query: at(beginnings, turn) }), target: 30 },
    "category page": { ask: (turn) => catalog.list.query({ categorySlug: at(categories, turn) }) },
    "category page, by price": {
      ask: (turn) => catalog.list.query({ categorySlug: at(categories, turn), sort: "price" }),
    },
    "category page, filters": {
      ask: (turn) => catalog.list.query({ categorySlug: at(categories, turn), ...filters }),
      target,
    },
    "facets of a category": { ask: (turn) => catalog.facets.query({ categorySlug: at(categories, turn) }), target },
    "facets of a category, filters": {
      ask: (turn) => catalog.facets.query({ categorySlug: at(categories, turn), ...filters }),
      target,
    },
    "facets of two words": { ask: (turn) => catalog.facets.query({ query: at(pairs, turn) }), target },
    "facets of two words, filters": {
      ask: (turn) => catalog.facets.query({ query: at(pairs, turn), ...filters }),
      target,
    },
    "facets of a common word": { ask: (turn) => catalog.facets.query({ query: at(common, turn) }), target },
    "facets of a common word, filters": {
      ask: (turn) => catalog.facets.query({ query: at(common, turn), ...filters }),
      target,
    },
  };
}

/** What the database alone takes for a category page, first and deeper ones. */
async function categoryPageMs(market: Market, catalog: Catalog): Promise<number> {
  const server = postgres(market.postgresUrl, { max: 1, onnotice: () => {} });
  try {
    await server`select pg_stat_statements_reset()`;
    for (const { category } of demo) {
      const { nextCursor } = await catalog.list.query({ categorySlug: category });
      if (nextCursor) await catalog.list.query({ categorySlug: category, after: nextCursor });
    }
    const [spent] = await server<{ ms: number }[]>`
      select sum(total_exec_time + total_plan_time) / sum(calls) as ms from pg_stat_statements where query like '%with shown as%'`;
    return spent?.ms ?? 0;
  } finally {
    await server.end();
  }
}

/** Sixty titles with one typo each: found when one of the first three has every word of the title. */
async function tryTypos(catalog: Catalog): Promise<SearchResults["typos"]> {
  const wordsOf = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const missed: string[] = [];
  for (let turn = 0; turn < 60; turn++) {
    const title = demo[(turn * 7) % demo.length]?.title ?? "";
    const query = typosIn(title, turn);
    const { items } = await catalog.search.query({ query, limit: 3 });
    const isFound = items.some((item) => {
      const words = new Set(wordsOf(item.title));
      return wordsOf(title).every((word) => words.has(word));
    });
    if (!isFound) missed.push(`${query} → ${items.map((item) => item.title).join(" | ")}`);
  }
  return { tried: 60, found: 60 - missed.length, missed };
}

async function measureFreshness(sql: Sql, catalog: Catalog): Promise<SearchResults["fresh"]> {
  const word = `novelty${Date.now().toString(36)}`;
  const [product] = await sql<{ id: string; title: string }[]>`select id, title from products where on_sale limit 1`;
  if (!product) return { found: 0, suggested: 0 };
  await sql`update products set title = ${`${product.title} ${word}`} where id = ${product.id}`;
  try {
    const changed = performance.now();
    const sinceThen = async (isThere: () => Promise<boolean>) => {
      while (!(await isThere()) && performance.now() - changed < 10_000) await sleep(20);
      return performance.now() - changed;
    };
    const found = await sinceThen(async () => (await catalog.search.query({ query: word, exact: true })).total > 0);
    const suggested = await sinceThen(async () => (await catalog.suggest.query({ query: word })).products.length > 0);
    return { found, suggested };
  } finally {
    await sql`update products set title = ${product.title} where id = ${product.id}`;
  }
}
