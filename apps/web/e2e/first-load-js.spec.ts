import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { putInCart } from "./steps/buy.ts";
import { shopUrl } from "./steps/address-book.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { register, signInAsDemo } from "./steps/sign-in.ts";
import { openStall, putOnSale } from "./steps/stall.ts";

/** kB of scripts, gzipped, that a page of a kind may need before it is whole. */
const budgets = { list: 155, product: 165, checkout: 180, portal: 230 } as const;
type Row = { kind: keyof typeof budgets; path: string; kB: number; budget: number };

test("UX-80 GW-03 no page needs more scripts than its kind may, and none of them names a service", async ({
  page,
  enter,
  admin,
}) => {
  test.setTimeout(120_000);
  const stall = await openStall(await enter(), admin);
  const product = await putOnSale(stall);
  await register(page, stranger("Waldo Weigher"));
  await putInCart(page, product);
  const office = await enter();
  await signInAsDemo(office, "admin");
  const walks = [
    {
      kind: "list",
      who: page,
      paths: ["/", "/categories", "/c/ceramics", "/search?q=mug", `/s/${slugOf(stall.shopName)}`],
    },
    { kind: "product", who: page, paths: [`/p/${product.slug}`] },
    { kind: "checkout", who: page, paths: ["/cart", "/checkout?step=address", "/orders", "/login", "/register"] },
    {
      kind: "portal",
      who: stall.page,
      paths: ["/seller", "/seller/orders", "/seller/products", "/seller/products/new"],
    },
    {
      kind: "portal",
      who: office,
      paths: ["/admin", "/admin/sellers", "/admin/users", "/admin/products", "/admin/orders"],
    },
  ] as const;
  const rows: Row[] = [];
  for (const { kind, who, paths } of walks) {
    for (const path of paths) rows.push({ kind, path, kB: await weigh(who, path), budget: budgets[kind] });
  }
  console.table(rows);
  expect(rows.filter(({ kB, budget }) => kB > budget)).toEqual([]);
  // The framework alone weighs more than this: less would mean that nothing was measured.
  expect(Math.min(...rows.map(({ kB }) => kB))).toBeGreaterThan(100);
});

/** Every script that the page's HTML names, but for those only old browsers load. */
async function weigh(page: Page, path: string): Promise<number> {
  const { request } = page.context();
  const html = await (await request.get(path)).text();
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/\bnomodule\b/i.test(tag));
  const urls = new Set(tags.map(([, src = ""]) => src.replaceAll("&amp;", "&")));
  let bytes = 0;
  for (const url of urls) {
    const script = await (await request.get(new URL(url, shopUrl).href)).body();
    expect(script.toString(), url).not.toMatch(/127\.0\.0\.1|_SERVICE_URL|IDENTITY_URL|CATALOG_URL|ORDER_URL/);
    bytes += gzipSync(script).byteLength;
  }
  return Math.round(bytes / 100) / 10;
}

const slugOf = (shopName: string) => shopName.toLowerCase().replaceAll(" ", "-");
