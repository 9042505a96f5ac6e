import { setTimeout as pause } from "node:timers/promises";
import type { CatalogRouter } from "@stallhouse/catalog-service/router";
import { browserClient } from "./doors.ts";

const rounds = 20;
const patienceMs = 10_000;

/** Milliseconds from a seller's new price until strangers read it on the product's kept page; sorted, one per round. */
export async function measureFreshness(origin: string, cookie: string): Promise<number[]> {
  const { product } = browserClient<CatalogRouter>(origin, "catalog-service", cookie).seller;
  const [first] = (await product.list.query({ status: "active", limit: 1 })).items;
  if (!first) throw new Error("The seller has nothing on sale.");
  const own = await product.get.query({ productId: first.productId });
  const { productId, slug, title, summary, description, categorySlug, facts, options, pictures } = own;
  const form = { productId, title, summary, description, categorySlug, facts, options, pictures };
  let { version } = own;
  const price = (cents: number) =>
    own.variants.map(({ available: _a, reserved: _r, compareAt: _c, ...variant }) => ({
      ...variant,
      price: cents,
      compareAt: null,
    }));
  const taken: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const cents = 123_400 + round;
    const changed = { ...form, version, variants: price(cents), currency: "EUR", status: "active" } as const;
    ({ version } = await product.update.mutate(changed));
    taken.push(
      await until(async () =>
        (await textOf(`${origin}/p/${slug}`)).includes(`1,234.${String(round).padStart(2, "0")}`),
      ),
    );
  }
  return taken.toSorted((one, other) => one - other);
}

async function until(isTrue: () => Promise<boolean>): Promise<number> {
  const begun = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - begun > patienceMs) throw new Error(`A change was not seen in ${patienceMs} ms.`);
    await pause(20);
  }
  return performance.now() - begun;
}

async function textOf(url: string): Promise<string> {
  return await (await fetch(url)).text();
}
