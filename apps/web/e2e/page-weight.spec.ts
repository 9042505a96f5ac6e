import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { shopUrl } from "./steps/address-book.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { register, signInAsDemo } from "./steps/sign-in.ts";
import { setUpStands } from "./steps/stands.ts";

/** kB, gzipped, that a page of a kind may need before it is whole; without a number: as much as it takes. */
const budgets: Record<string, Partial<Weight>> = {
  list: { js: 155, css: 20, html: 35 },
  product: { js: 165, css: 20, html: 30 },
  checkout: { js: 180, css: 20 },
  portal: { js: 230, css: 30 },
  dashboard: { js: 240, css: 30 },
};
/** What a page may grow by unnoticed. Its text depends on what is on sale, so that it needs more room. */
const slack: Weight = { js: 2, css: 2, html: 5 };

type Weight = { js: number; css: number; html: number };
type Walk = {
  kind: keyof typeof budgets;
  who: Page;
  paths: readonly (string | readonly [label: string, path: string])[];
};

/** What each page weighed when somebody last agreed to it. `UPDATE_NUMBERS=1` writes it anew. */
const file = join(import.meta.dirname, "page-weight.json");

test("UX-80 GW-03 no page weighs more than its kind may or than was agreed to, and no script names a service", async ({
  page,
  enter,
  admin,
}) => {
  test.setTimeout(120_000);
  await register(page, stranger("Waldo Weigher"));
  const { stall, product } = await setUpStands(page, enter, admin);
  const office = await enter();
  await signInAsDemo(office, "admin");
  const guest = await enter();
  const walks: Walk[] = [
    { kind: "list", who: guest, paths: ["/", "/categories", "/c/ceramics", "/search?q=mug", "/s/ember-oak"] },
    {
      kind: "product",
      who: guest,
      paths: ["/p/tall-stoneware-mug-350-ml", ["/p/(one variant)", `/p/${product.slug}`]],
    },
    {
      kind: "checkout",
      who: page,
      paths: ["/cart", "/checkout?step=contact", "/checkout?step=address", "/orders", "/login", "/register"],
    },
    { kind: "dashboard", who: stall.page, paths: ["/seller"] },
    { kind: "portal", who: stall.page, paths: ["/seller/orders", "/seller/products", "/seller/products/new"] },
    { kind: "dashboard", who: office, paths: ["/admin"] },
    { kind: "portal", who: office, paths: ["/admin/sellers", "/admin/users", "/admin/products", "/admin/orders"] },
  ];
  const found: Record<string, Weight> = {};
  const tooMuch: string[] = [];
  const agreed = readAgreed();
  for (const { kind, who, paths } of walks) {
    for (const place of paths) {
      const [label, path] = typeof place === "string" ? [place, place] : place;
      const weight = (found[label] = await weigh(who, path));
      tooMuch.push(...compare(label, weight, { budget: budgets[kind] ?? {}, agreed: agreed[label] }));
    }
  }
  console.table(found);
  if (process.env.UPDATE_NUMBERS === "1") writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
  else expect(tooMuch).toEqual([]);
  // The framework alone weighs more than this: less would mean that nothing was measured.
  expect(Math.min(...Object.values(found).map(({ js }) => js))).toBeGreaterThan(100);
  expect(Math.min(...Object.values(found).map(({ css }) => css))).toBeGreaterThan(3);
});

function readAgreed(): Record<string, Weight> {
  return JSON.parse(readFileSync(file, "utf8")) as Record<string, Weight>;
}

type Bounds = { budget: Partial<Weight>; agreed: Weight | undefined };

function compare(label: string, weight: Weight, { budget, agreed }: Bounds): string[] {
  if (!agreed) return [`${label} is not in page-weight.json`];
  return (["js", "css", "html"] as const).flatMap((part) => {
    const most = Math.min(agreed[part] + slack[part], budget[part] ?? Infinity);
    return weight[part] > most ? [`${label}: ${weight[part]} kB of ${part}, at most ${most.toFixed(1)}`] : [];
  });
}

/** The page itself, and what its HTML names: every script but for those only old browsers load, every style sheet. */
async function weigh(page: Page, path: string): Promise<Weight> {
  const { request } = page.context();
  const answer = await request.get(path);
  expect(answer.status(), path).toBe(200);
  const html = await answer.text();
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(
    ([tag]) => !/\bnomodule\b/i.test(tag),
  );
  const sheets = [...html.matchAll(/<link\b[^>]*>/g)]
    .filter(([tag]) => /\brel="stylesheet"/.test(tag))
    .map(([tag]) => /\bhref="([^"]+)"/.exec(tag)?.[1] ?? "");
  let js = 0;
  for (const url of new Set(scripts.map(([, src = ""]) => src))) {
    const script = await load(page, url);
    expect(script.toString(), url).not.toMatch(/127\.0\.0\.1|_SERVICE_URL|IDENTITY_URL|CATALOG_URL|ORDER_URL/);
    js += gzipSync(script).byteLength;
  }
  let css = 0;
  for (const url of new Set(sheets)) css += gzipSync(await load(page, url)).byteLength;
  return { js: inKB(js), css: inKB(css), html: inKB(gzipSync(html).byteLength) };
}

async function load(page: Page, url: string): Promise<Buffer> {
  return await (await page.context().request.get(new URL(url.replaceAll("&amp;", "&"), shopUrl).href)).body();
}

const inKB = (bytes: number) => Math.round(bytes / 100) / 10;
