import type { CatalogRouter } from "@stallhouse/catalog-service/router";
import type { Market } from "@stallhouse/launch/market";
import { createServiceClient } from "@stallhouse/service/client";
import { identityClient, serviceOptions } from "./doors.ts";
import type { Person } from "./doors.ts";

const words =
  "amber birch cedar dune ember fern grove heath iris jade kelp linen maple north ochre pearl quill reed slate tidal".split(
    " ",
  );
const things = "mug bowl lamp chair tote bottle vase speaker board candle kettle stool".split(" ");
const variantsPerProduct = 5;

export type Goods = { variantIds: string[]; slugs: string[]; queries: string[] };

/** Adds products through the seller's own procedure until `variants` are there, half of them from each of two sellers. */
export async function addGoods(market: Market, sellers: readonly Person[], variants: number): Promise<Goods[]> {
  const perSeller = Math.ceil(variants / variantsPerProduct / sellers.length);
  return await Promise.all(sellers.map((seller, index) => addGoodsOf(market, seller, { perSeller, index })));
}

async function addGoodsOf(market: Market, seller: Person, plan: { perSeller: number; index: number }): Promise<Goods> {
  const { email, password } = seller;
  const session = await identityClient(market).internal.session.logIn.mutate({ email, password, ip: "127.0.0.1" });
  const catalog = createServiceClient<CatalogRouter>(serviceOptions(market, "catalog-service", session.accessToken));
  const slugs: string[] = [];
  let next = 0;
  const worker = async () => {
    while (next < plan.perSeller) {
      const { slug } = await catalog.seller.product.create.mutate(productForm(plan.index, next++));
      slugs.push(slug);
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  const some = await Promise.all(slugs.slice(0, 200).map((slug) => catalog.public.product.get.query({ slug })));
  return {
    slugs,
    variantIds: some.flatMap(({ variants }) => variants.map(({ variantId }) => variantId)),
    queries: words.flatMap((word) => things.map((thing) => `${word} ${thing}`)),
  };
}

function productForm(seller: number, number: number) {
  const at = (list: string[], position: number) => list[position % list.length] ?? "";
  const name = `${at(words, number)} ${at(things, Math.floor(number / words.length))}`;
  return {
    title: `${name} no. ${seller + 1}-${number}`,
    summary: `A ${name} for the load generator.`,
    description: `One of many: a ${name}, number ${number}, made to be listed, searched and sold.`,
    categorySlug: at(["mugs-and-cups", "vases", "seating", "table-lamps", "wallets", "speakers"], number),
    currency: "EUR" as const,
    facts: [{ label: "Material", value: at(words, number * 7) }],
    options: [{ name: "Size", values: ["1", "2", "3", "4", "5"].map((value) => ({ value, color: null })) }],
    pictures: [],
    variants: Array.from({ length: variantsPerProduct }, (_, size) => ({
      sku: `BENCH-${number}-${size}`,
      options: { Size: String(size + 1) },
      price: 900 + ((number * 37 + size * 100) % 20_000),
      compareAt: null,
      quantity: 100_000,
      threshold: 5,
    })),
    status: "active" as const,
  };
}
