import { setTimeout as sleep } from "node:timers/promises";
import { createCaller } from "@stallhouse/auth/caller-token";
import type { CallerKey } from "@stallhouse/auth/caller-token";
import type { CatalogRouter } from "@stallhouse/catalog-service/router";
import { refusalIn, createServiceClient } from "@stallhouse/service/client";
import type { IdentityRouter } from "@stallhouse/identity-service/router";
import type { AppName } from "@stallhouse/topology/topology";
import { categories } from "./catalogue/categories.ts";
import { products, productsOnSale } from "./catalogue/products.ts";
import { sellers } from "./catalogue/sellers.ts";
import { translations } from "./catalogue/translations.ts";
import type { AttributeDefinition, Product, Seller } from "./catalogue/types.ts";
import { colors } from "./colors.ts";
import { addOrders } from "./orders/add-orders.ts";
import { diceOf } from "./random.ts";
import { addReviews } from "./reviews/add-reviews.ts";

type Person = { name: string; email: string; password: string };

/** A running market, as far as filling it needs. */
export type SeedTarget = {
  addressOf: (name: AppName) => string;
  databaseUrl: (database: string) => string;
  /** The gateway's key: the demo data comes in through the same doors as everybody's. */
  keys: { callers: { web: CallerKey } };
};

const ip = "127.0.0.1";
/** How many products are written at the same time. */
const parallel = 4;

/**
 * Fills a new market: three demo people, the sellers with their approval, categories and products. Every step can be
 * repeated, so that a run cut short is finished by the next.
 */
export async function seed(target: SeedTarget, people: { customer: Person; seller: Person; admin: Person }) {
  const clients = createClients(target);
  const customer = { ...credentials(people.customer), phone: "+351 910 000 123", ip };
  await clients.identity().internal.account.registerCustomer.mutate(customer);
  const adminToken = await clients.logIn(people.admin);
  await saveCategories(clients.catalog(adminToken));
  const stalls = sellers.map((seller) => {
    const person = seller.email === people.seller.email ? people.seller : ownerOf(seller);
    return { seller, person, adminToken };
  });
  const tokens = new Map<string, string>();
  for (const stall of stalls) {
    const token = await openStall(clients, stall);
    if (token) tokens.set(stall.seller.slug, token);
  }
  const slugs = await addProducts(clients, tokens);
  for (const stall of stalls) if (stall.seller.standing === "blocked") await blockStall(clients, stall);
  await waitUntilOnSale(clients);
  await addReviews(target.databaseUrl("catalog"), slugs);
  await addOrders(target, people.customer);
}

type Clients = ReturnType<typeof createClients>;

function createClients({ addressOf, keys }: SeedTarget) {
  const caller = createCaller("web", keys.callers.web.privateKey);
  const options = (service: AppName, userToken?: string) => ({
    service,
    url: addressOf(service),
    caller,
    timeoutMs: 15_000,
    ...(userToken ? { userToken } : {}),
  });
  const identity = (userToken?: string) => createServiceClient<IdentityRouter>(options("identity-service", userToken));
  const catalog = (userToken?: string) => createServiceClient<CatalogRouter>(options("catalog-service", userToken));
  const session = ({ email, password }: Person) => identity().internal.session.logIn.mutate({ email, password, ip });
  return { identity, catalog, session, logIn: async (person: Person) => (await session(person)).accessToken };
}

function credentials({ name, email, password }: Person) {
  return { name, email, password };
}

/** The other sellers are scenery: nobody is told their passwords. */
function ownerOf(seller: Seller): Person {
  return { name: seller.ownerName, email: seller.email, password: `market-day-${seller.slug}` };
}

async function saveCategories(catalog: ReturnType<Clients["catalog"]>): Promise<void> {
  for (const [position, { children, ...category }] of categories.entries()) {
    const { slug, hue, name, intro } = category;
    await catalog.admin.category.save.mutate({
      ...category,
      names: translations.names[name],
      intros: translations.intros[intro],
      attributes: category.attributes.map(inEveryLanguage),
      parentSlug: null,
      position,
    });
    for (const [place, child] of children.entries()) {
      const names = translations.names[child.name];
      await catalog.admin.category.save.mutate({
        ...child,
        names,
        hue,
        intro: "",
        parentSlug: slug,
        position: place,
      });
    }
  }
}

function inEveryLanguage(definition: AttributeDefinition) {
  const { label, values } = definition;
  const valueLabels = values.map((value) => [value, translations.values[value] ?? {}] as const);
  return { ...definition, labels: translations.labels[label], valueLabels: Object.fromEntries(valueLabels) };
}

type Stall = { seller: Seller; person: Person; adminToken: string };

/** Registers and approves a seller; answers a token of theirs, or undefined for one that an earlier run blocked at its end. */
async function openStall(clients: Clients, { seller, person, adminToken }: Stall): Promise<string | undefined> {
  const { shopName, country, place, story, shippingAmount } = seller;
  const shop = { shopName, country, place, story, shippingAmount };
  const application = { ...credentials(person), ...shop, ip };
  await clients.identity().internal.account.registerSeller.mutate(application).catch(unlessRegisteredBefore);
  const session = await clients.session(person).catch(unlessBlockedBefore);
  if (!session) return undefined;
  const { user, accessToken } = session;
  const { sellerId } = user;
  if (sellerId && user.standing === "pending" && seller.standing !== "pending") {
    await clients.identity(adminToken).admin.seller.approve.mutate({ sellerId });
  }
  const { dispatchDays, returnDays, policies } = seller;
  const words = { country, place, story, dispatchDays, returnDays, policies };
  await clients.identity(accessToken).seller.shop.update.mutate(words);
  return accessToken;
}

/** So that the console has one to look into. */
async function blockStall(clients: Clients, { person, adminToken }: Stall): Promise<void> {
  const { sellerId, standing } = (await clients.session(person)).user;
  if (!sellerId || standing !== "active") return;
  const reason = "Three customers in a row got something else than what was shown.";
  await clients.identity(adminToken).admin.seller.block.mutate({ sellerId, reason });
}

/** Answers catalog's slugs by ours. */
async function addProducts(clients: Clients, tokens: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const slugs = new Map<string, string>();
  // Mixed, so that the newest are not all of one seller.
  const goods = diceOf("arrivals").shuffle(products);
  for (let next = 0; next < goods.length; next += parallel) {
    const some = goods.slice(next, next + parallel);
    const added = await Promise.all(
      some.map(async (product) => {
        const token = tokens.get(product.seller);
        return token ? await addProduct(clients.catalog(token), product) : undefined;
      }),
    );
    for (const [at, slug] of added.entries()) if (slug) slugs.set(some[at]?.slug ?? "", slug);
  }
  return slugs;
}

/** Answers the slug it got. Catalog hears of the seller by message: it may come a moment after the first product. */
async function addProduct(catalog: ReturnType<Clients["catalog"]>, product: Product): Promise<string> {
  const { items } = await catalog.seller.product.list.query({ query: product.title, limit: 5 });
  const known = items.find(({ title }) => title === product.title);
  if (known) return known.slug;
  for (let tries = 1; ; tries++) {
    try {
      return (await catalog.seller.product.create.mutate(formOf(product))).slug;
    } catch (error) {
      if (tries >= 50 || refusalIn(error)?.reason !== "SELLER_NOT_ACTIVE") throw error;
      await sleep(100);
    }
  }
}

/** A catalogue entry as the product form sends it. */
export function formOf(product: Product) {
  const optionOf = (values: string[]) =>
    Object.fromEntries(product.options.map(({ name }, position) => [name, values[position] ?? ""]));
  return {
    title: product.title,
    summary: product.summary,
    description: product.description,
    categorySlug: product.category,
    currency: "EUR" as const,
    attributes: Object.fromEntries(Object.entries(product.attributes).map(([key, value]) => [key, [value]])),
    facts: product.facts.map(([label, value]) => ({ label, value })),
    options: product.options.map(({ name, values }) => ({
      name,
      values: values.map((value) => ({ value, color: colors[value.toLowerCase()] ?? null })),
    })),
    pictures: product.pictures.map(({ file, alt, width, height, color }) => ({
      url: `/products/${file}`,
      alt,
      width,
      height,
      optionValue: color ?? null,
    })),
    variants: product.variants.map(({ sku, values, amount, compareAtAmount, stock, lowStockAt }) => ({
      sku,
      options: optionOf(values),
      price: amount,
      compareAt: compareAtAmount ?? null,
      quantity: stock,
      threshold: lowStockAt,
    })),
    status: "active" as const,
  };
}

/** The stalls open and close when catalog has heard of it. */
async function waitUntilOnSale(clients: Clients): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const categories = await clients.catalog().public.category.list.query();
    const tops = categories.filter(({ parentSlug }) => parentSlug === null);
    const count = tops.reduce((sum, { productCount }) => sum + productCount, 0);
    if (count === productsOnSale.length) return;
    await sleep(200);
  }
  throw new Error("The demo products did not come on sale.");
}

function unlessBlockedBefore(error: unknown): undefined {
  if (refusalIn(error)?.reason !== "ACCOUNT_BLOCKED") throw error;
  return undefined;
}

function unlessRegisteredBefore(error: unknown): void {
  if (refusalIn(error)?.reason !== "SHOP_NAME_TAKEN") throw error;
}
