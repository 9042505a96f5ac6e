import type { APIRequestContext, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import type { CatalogRouter } from "@stallhouse/catalog-service/router";
import type { inferRouterInputs } from "@trpc/server";
import { shopUrl } from "./address-book.ts";
import { callsOf } from "./gateway.ts";
import type { Calls } from "./gateway.ts";
import { ownWord, stranger } from "./people.ts";
import type { Person } from "./people.ts";

export type Stall = { page: Page; calls: Calls; owner: Person; shopName: string; sellerId: string };
type ProductInput = inferRouterInputs<CatalogRouter>["seller"]["product"]["create"];

/** Fills in the application of a new seller and sends it. */
export async function applyToSell(page: Page, shopName: string): Promise<Person> {
  const owner = stranger("Sela Seller");
  await page.goto("/register/seller");
  await page.getByLabel("Full name").fill(owner.name);
  await page.getByLabel("Email").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByLabel("Shop name").fill(shopName);
  await page.getByLabel("Country").selectOption("IE");
  await page.getByLabel("Town").fill("Galway");
  await page.getByLabel("What you make, and how").fill("Small things, made for one story.");
  await page.getByLabel("Delivery price per order, in euros").fill("4.90");
  await page.getByRole("button", { name: "Apply to sell" }).click();
  await expect(page).toHaveURL(`${shopUrl}/seller`);
  return owner;
}

/** A new seller whom an admin has let in already. */
export async function openStall(page: Page, admin: Calls): Promise<Stall> {
  const shopName = `Stall ${ownWord()}`;
  const owner = await applyToSell(page, shopName);
  const calls = callsOf(page.context().request);
  const { shop } = await calls.identity.seller.account.get.query();
  if (!shop) throw new Error("A seller without a shop.");
  await admin.identity.admin.seller.approve.mutate({ sellerId: shop.sellerId });
  return { page, calls, owner, shopName, sellerId: shop.sellerId };
}

type Wish = { title?: string; price?: number; quantity?: number };
export type Product = { productId: string; slug: string; title: string; variantId: string; price: number };

/** Puts a product of one variant on sale and waits until customers can see it. */
export async function putOnSale({ calls, page }: Stall, wish: Wish = {}): Promise<Product> {
  const { title = `${ownWord()} bowl`, price = 2_400, quantity = 20 } = wish;
  const { productId, slug } = await calls.catalog.seller.product.create.mutate(productOf({ title, price, quantity }));
  const variantId = await findVariant(page.context().request, slug);
  return { productId, slug, title, variantId, price };
}

function productOf({ title, price, quantity }: Required<Wish>): ProductInput {
  const picture = { url: "/products/bowl-ocean-main.webp", alt: "A blue bowl", width: 640, height: 640 };
  return {
    title,
    summary: "A bowl for one story.",
    description: "",
    categorySlug: "tableware",
    currency: "EUR",
    facts: [],
    options: [],
    pictures: [{ ...picture, optionValue: null }],
    variants: [{ sku: title, options: {}, price, compareAt: null, quantity, threshold: 0 }],
    status: "active",
  };
}

/** Asks another price for a product of one variant. */
export async function changePrice({ calls }: Stall, { productId }: Product, price: number): Promise<void> {
  const { catalog } = calls;
  const own = await catalog.seller.product.get.query({ productId: productId as never });
  const { version, title, summary, description, categorySlug, facts, options, pictures } = own;
  const variants = own.variants.map(({ available: _a, reserved: _r, ...variant }) => ({ ...variant, price }));
  await catalog.seller.product.update.mutate({
    productId: own.productId,
    version,
    title,
    summary,
    description,
    categorySlug,
    facts,
    options,
    pictures,
    variants,
    currency: "EUR",
    status: "active",
  });
}

/** The first variant of a product, once the product is on sale. */
async function findVariant(browser: APIRequestContext, slug: string): Promise<string> {
  const { catalog } = callsOf(browser);
  let found = "";
  await expect(async () => {
    const { variants } = await catalog.public.product.get.query({ slug });
    found = variants[0]?.variantId ?? "";
    expect(found).not.toBe("");
  }).toPass({ timeout: 15_000 });
  return found;
}
