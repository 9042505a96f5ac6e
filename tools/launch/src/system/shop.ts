import { randomUUID } from "node:crypto";
import { expect, vi } from "vitest";
import { demoAccounts } from "../demo-accounts.ts";
import type { Orders } from "./clients.ts";
import type { System } from "./system.ts";

export type Customer = { email: string; token: string; orders: Orders };
export type Goods = { variantId: string; productId: string; slug: string };

export type Shop = {
  /** A product of one variant, on sale at one of the two stalls. */
  addProduct: (stock: number, stall?: 0 | 1) => Promise<Goods>;
  /** Somebody who has just registered and signed in. */
  newCustomer: () => Promise<Customer>;
};

const ip = "127.0.0.1";
export const password = "market-day-robin";
const otherSeller = { name: "Vela Marin", email: "vela@example.org", password: "market-day-vela" };
export const address = {
  name: "Robin Test",
  line1: "1 Market Street",
  postalCode: "1000-001",
  city: "Lisbon",
  country: "PT",
};
/** How long the market may take to settle something by itself. */
export const patience = { timeout: 60_000, interval: 100 };

/** Two approved sellers in one category: as much of a market as an order needs. */
export async function openShop({ clients }: System): Promise<Shop> {
  const { identity, catalog } = clients;
  const logIn = async ({ email, password }: { email: string; password: string }) =>
    await identity().internal.session.logIn.mutate({ email, password, ip });
  const admin = await logIn(demoAccounts.admin);
  const openStall = async ({ name, email, password }: typeof otherSeller, shopName: string) => {
    const shop = { shopName, country: "IE", place: "Galway", story: "Lamps.", shippingAmount: 500 };
    await identity().internal.account.registerSeller.mutate({ name, email, password, ...shop, ip });
    const seller = await logIn({ email, password });
    await identity(admin.accessToken).admin.seller.approve.mutate({ sellerId: seller.user.sellerId ?? "" });
    return catalog(seller.accessToken);
  };
  await catalog(admin.accessToken).admin.category.save.mutate({
    slug: "lamps",
    name: "Lamps",
    hue: 40,
    intro: "",
    parentSlug: null,
    position: 0,
  });
  const stalls = [
    await openStall(demoAccounts.seller, "Ember & Oak"),
    await openStall(otherSeller, "Vela Audio"),
  ] as const;
  return {
    addProduct: async (stock, number = 0) => {
      const stall = stalls[number];
      const sku = randomUUID();
      // Catalog hears of the approval by message: it may come a moment after the first product.
      const { productId, slug } = await vi.waitFor(
        () => stall.seller.product.create.mutate(form(sku, stock)),
        patience,
      );
      const { variants } = await vi.waitFor(() => catalog().public.product.get.query({ slug }), patience);
      return { productId, slug, variantId: variants[0]?.variantId ?? "" };
    },
    newCustomer: async () => {
      const person = { email: `${randomUUID()}@example.org`, password };
      await identity().internal.account.registerCustomer.mutate({ name: "Robin Test", ...person, ip });
      const { accessToken: token } = await logIn(person);
      return { email: person.email, token, orders: clients.order(token) };
    },
  };
}

/** Puts goods into the cart and says where they go. */
export async function fillCart(orders: Orders, { variantId }: Goods, quantity = 1): Promise<void> {
  await orders.customer.cart.addLine.mutate({ variantId, quantity });
  await orders.customer.checkout.setAddress.mutate({ address });
}

/** Orders what is in the cart. */
export async function order(orders: Orders) {
  const { quote } = await orders.customer.cart.get.query();
  return await orders.customer.order.place.mutate({ idempotencyKey: randomUUID(), quote });
}

export async function fillAndOrder(orders: Orders, goods: Goods, quantity = 1) {
  await fillCart(orders, goods, quantity);
  return await order(orders);
}

/** Processes that have just started may answer more slowly than order waits for: the first order is nobody's. */
export async function rehearse(shop: Shop): Promise<void> {
  const { orders } = await shop.newCustomer();
  await fillAndOrder(orders, await shop.addProduct(1));
}

/** The page to pay on, as the customer gets it who asks again until it is there. */
export async function payPage(orders: Orders, orderId: string): Promise<string | null> {
  return await vi.waitFor(async () => (await orders.customer.order.pay.mutate({ orderId })).payUrl, patience);
}

/** Waits until the order has that status. */
export async function untilStatus(orders: Orders, orderId: string, status: string): Promise<void> {
  await expect.poll(async () => (await orders.customer.order.get.query({ orderId })).status, patience).toBe(status);
}

function form(sku: string, quantity: number) {
  return {
    title: `Lamp ${sku}`,
    summary: "A lamp.",
    description: "A lamp.",
    categorySlug: "lamps",
    currency: "EUR" as const,
    facts: [],
    options: [],
    pictures: [],
    variants: [{ sku, options: {}, price: 4_900, compareAt: null, quantity, threshold: 0 }],
    status: "active" as const,
  };
}
