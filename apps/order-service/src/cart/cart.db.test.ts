import { productDeletedV1, productUpdatedV1, stockChangedV1 } from "@stallhouse/contracts/events/catalog";
import { newId } from "@stallhouse/contracts/ids";
import type { VariantId } from "@stallhouse/contracts/ids";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { QuotedVariant } from "../clients.ts";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { berlin, openShop, placeOrder, refusalOf } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";

const ada = aSeller("Ada's Pots");
const bob = aSeller("Bob's Bags", 350);

/** The fact catalog would tell of a variant's product. */
function factOf(variant: QuotedVariant, given: { price?: number; version?: number; onSale?: boolean } = {}) {
  const { price = variant.price, version = variant.productVersion + 1, onSale = true } = given;
  const { productId, sellerId, title, slug, currency, variantId, sku, label, available, imageUrl } = variant;
  return {
    productId,
    sellerId,
    title,
    slug,
    currency,
    price,
    quantity: available,
    version,
    onSale,
    seller: { name: variant.sellerName, slug: variant.sellerSlug, shippingAmount: variant.shippingAmount },
    variants: [{ variantId, sku, label, price, priceVersion: version, available, imageUrl }],
  };
}

describe("the cart", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());

  test("CT-01 CT-02 CT-03 CT-04 the first line creates the cart; lines are added, changed and taken out", async () => {
    const [pot, bag] = [aVariant(ada, { price: 500 }), aVariant(bob, { price: 900 })];
    await shop.offer(pot, bag);
    const { cart } = shop.customer().customer;
    expect(await cart.get()).toMatchObject({ cartId: null, version: 0, count: 0, sellers: [], currency: "EUR" });
    const first = await cart.addLine({ variantId: pot.variantId, quantity: 1 });
    expect(first).toMatchObject({
      version: 1,
      count: 1,
      itemsAmount: 500,
      shippingAmount: 490,
      totalAmount: 990,
      canCheckOut: true,
    });
    await cart.addLine({ variantId: bag.variantId, quantity: 2 });
    const summed = await cart.addLine({ variantId: pot.variantId, quantity: 2 });
    expect(summed).toMatchObject({ version: 3, count: 5, itemsAmount: 3_300, shippingAmount: 840 });
    expect(summed.sellers.map((seller) => seller.sellerName)).toEqual(["Ada's Pots", "Bob's Bags"]);
    expect(await cart.get()).toEqual(summed);
    expect(await cart.changeLine({ variantId: pot.variantId, quantity: 1 })).toMatchObject({ version: 4, count: 3 });
    expect(await cart.removeLine({ variantId: pot.variantId })).toMatchObject({ count: 2, shippingAmount: 350 });
    expect(await cart.removeLine({ variantId: pot.variantId })).toMatchObject({ count: 2 });
    const absent = cart.changeLine({ variantId: pot.variantId, quantity: 3 });
    expect(await refusalOf(absent)).toMatchObject({ reason: "CART_LINE_NOT_FOUND" });
    expect(await cart.changeLine({ variantId: bag.variantId, quantity: 0 })).toMatchObject({
      count: 0,
      canCheckOut: false,
    });
  });

  test("adding takes at most 4 statements, and one when the variant is known", async () => {
    const known = aVariant(ada);
    const unknown = aVariant(ada);
    await shop.offer(known);
    shop.catalog.put(unknown);
    const { cart } = shop.customer().customer;
    for (const [variant, most] of [
      [known, 1],
      [unknown, 3],
    ] as const) {
      shop.database.statements.length = 0;
      await cart.addLine({ variantId: variant.variantId, quantity: 1 });
      expect(shop.database.statements.length).toBeLessThanOrEqual(most);
    }
    shop.database.statements.length = 0;
    await cart.get();
    await cart.changeLine({ variantId: known.variantId, quantity: 2 });
    expect(shop.database.statements).toHaveLength(2);
  });

  test("the customer's whole path of a checkout takes at most 14 statements, of 25 allowed", async () => {
    const [pot, bag] = [aVariant(ada), aVariant(bob)];
    await shop.offer(pot, bag);
    const { cart, checkout, order } = shop.customer().customer;
    shop.database.statements.length = 0;
    await cart.addLine({ variantId: pot.variantId, quantity: 1 });
    await cart.addLine({ variantId: bag.variantId, quantity: 1 });
    await checkout.setAddress({ address: berlin });
    const { cart: seen } = await checkout.setDelivery({ choices: [{ sellerId: ada.sellerId, method: "standard" }] });
    await order.place({ idempotencyKey: randomUUID(), quote: seen.quote });
    expect(shop.database.statements.length).toBeLessThanOrEqual(14);
  });

  test("refuses what is unknown, off sale, sold out, in another currency, or one line too many", async () => {
    const { cart } = shop.customer().customer;
    const add = (variant: { variantId: VariantId }, quantity = 1) =>
      cart.addLine({ variantId: variant.variantId, quantity });
    expect(await refusalOf(add({ variantId: newId<VariantId>() }))).toMatchObject({ reason: "VARIANT_NOT_FOUND" });
    const off = aVariant(ada, { onSale: false });
    const few = aVariant(ada, { available: 2, title: "Few" });
    const dollars = aVariant(ada, { currency: "USD" });
    const many = Array.from({ length: 50 }, () => aVariant(ada));
    await shop.offer(off, few, dollars, ...many);
    expect(await refusalOf(add(off))).toMatchObject({ reason: "VARIANT_NOT_FOR_SALE" });
    await add(few, 2);
    const tooMany = await refusalOf(add(few, 1));
    expect(tooMany).toMatchObject({
      reason: "VARIANT_OUT_OF_STOCK",
      details: { title: "Few", available: "2", held: "2" },
    });
    expect(await refusalOf(add(dollars))).toMatchObject({ reason: "CURRENCY_MIXED" });
    for (const variant of many.slice(0, 49)) await add(variant);
    const last = many[49];
    if (!last) throw new Error("no variant");
    expect(await refusalOf(add(last))).toMatchObject({ reason: "CART_FULL" });
    expect((await cart.get()).version).toBe(50);
  });

  test("CT-05 a line shows a changed price, low stock and what is gone; older facts change nothing", async () => {
    const pot = aVariant(ada, { price: 1_000, productVersion: 5, stockVersion: 7 });
    await shop.offer(pot);
    const { cart } = shop.customer().customer;
    const { variantId, productId } = pot;
    await cart.addLine({ variantId, quantity: 2 });
    const line = async () => (await cart.get()).sellers[0]?.lines[0];
    const level = (available: number, version: number) =>
      shop.hear(stockChangedV1, {
        cause: "adjust",
        orderId: null,
        levels: [{ variantId, productId, available, reserved: 0, version }],
      });
    await shop.hear(productUpdatedV1, factOf(pot, { price: 1_100, version: 6 }));
    expect(await line()).toMatchObject({
      state: "price_changed",
      unitPrice: 1_100,
      previousPrice: 1_000,
      lineTotal: 2_200,
    });
    await shop.hear(productUpdatedV1, factOf(pot, { price: 900, version: 4 }));
    expect(await line()).toMatchObject({ unitPrice: 1_100 });
    await level(1, 9);
    expect(await line()).toMatchObject({ state: "low_stock", available: 1 });
    expect((await cart.get()).canCheckOut).toBe(false);
    await level(50, 8);
    expect(await line()).toMatchObject({ available: 1 });
    await level(50, 10);
    expect(await cart.changeLine({ variantId, quantity: 3 })).toMatchObject({ canCheckOut: true });
    expect(await line()).toMatchObject({ state: "ok", previousPrice: null, quantity: 3 });
    await shop.hear(productDeletedV1, factOf(pot, { version: 7 }));
    expect(await line()).toMatchObject({ state: "unavailable" });
  });

  test("UX-12 what cannot be had any more stays in the cart and costs nothing", async () => {
    const [pot, bag] = [aVariant(ada, { price: 1_000 }), aVariant(bob, { price: 900 })];
    await shop.offer(pot, bag);
    const { cart } = shop.customer().customer;
    await cart.addLine({ variantId: pot.variantId, quantity: 2 });
    const before = await cart.addLine({ variantId: bag.variantId, quantity: 1 });
    expect(before).toMatchObject({ itemsAmount: 2_900, canCheckOut: true });
    await shop.hear(productUpdatedV1, factOf(bag, { onSale: false }));
    const after = await cart.get();
    expect(after).toMatchObject({ itemsAmount: 2_000, shippingAmount: 490, totalAmount: 2_490, canCheckOut: false });
    expect(after.sellers.map(({ shippingAmount, lines }) => [shippingAmount, lines[0]?.state])).toEqual([
      [490, "ok"],
      [0, "unavailable"],
    ]);
  });

  test("a stock fact that comes before its product's is not lost; a variant taken out of its product goes off sale", async () => {
    const pot = aVariant(ada, { available: 9 });
    const levels = [{ variantId: pot.variantId, productId: pot.productId, available: 4, reserved: 0, version: 3 }];
    await shop.hear(stockChangedV1, { cause: "receive", orderId: null, levels });
    await shop.hear(productUpdatedV1, factOf(pot));
    const { cart } = shop.customer().customer;
    const added = await cart.addLine({ variantId: pot.variantId, quantity: 1 });
    expect(added.sellers[0]?.lines[0]).toMatchObject({ available: 4 });
    await shop.hear(productUpdatedV1, { ...factOf(pot, { version: 9 }), variants: [] });
    expect((await cart.get()).sellers[0]?.lines[0]).toMatchObject({ state: "unavailable" });
  });

  test("CT-06 a guest fills a cart; signing in adds it up as far as stock goes, once", async () => {
    const [pot, bag] = [aVariant(ada, { available: 4 }), aVariant(bob)];
    await shop.offer(pot, bag);
    const [guest, customer] = [shop.guest(), shop.customer()];
    shop.guests.set("guest-token", guest.actor);
    shop.guests.set("member-token", shop.customer().actor);
    await guest.customer.cart.addLine({ variantId: pot.variantId, quantity: 3 });
    await guest.customer.cart.addLine({ variantId: bag.variantId, quantity: 1 });
    await customer.customer.cart.addLine({ variantId: pot.variantId, quantity: 2 });
    await guest.customer.checkout.setAddress({ address: berlin });

    const merge = () => customer.customer.cart.merge({ guestToken: "guest-token" });
    const [first, second] = await Promise.all([merge(), merge()]);
    const quantities = (await merge()).sellers.flatMap((seller) => seller.lines.map((line) => line.quantity));
    expect(quantities.toSorted((a, b) => a - b)).toEqual([1, 4]);
    expect([first.count, second.count]).toContain(5);
    expect((await guest.customer.cart.get()).count).toBe(0);
    expect((await customer.customer.checkout.get()).address).toEqual(berlin);
    for (const [guestToken, reason] of [
      ["member-token", "NOT_ALLOWED"],
      ["forged", "NOT_SIGNED_IN"],
    ] as const) {
      expect(await refusalOf(customer.customer.cart.merge({ guestToken }))).toMatchObject({ reason });
    }
  });

  test("adds that run at the same time are all kept, and a cart's version counts each", async () => {
    const pots = Array.from({ length: 8 }, () => aVariant(ada));
    await shop.offer(...pots);
    const { cart } = shop.customer().customer;
    await Promise.all(pots.map((pot) => cart.addLine({ variantId: pot.variantId, quantity: 1 })));
    expect(await cart.get()).toMatchObject({ count: 8, version: 8 });
  });

  test("the checkout is ready with an address; a new cart remembers it", async () => {
    const [pot, bag] = [aVariant(ada), aVariant(bob)];
    await shop.offer(pot, bag);
    const customer = shop.customer();
    const { cart, checkout } = customer.customer;
    expect(await refusalOf(checkout.setAddress({ address: berlin }))).toMatchObject({ reason: "CART_EMPTY" });
    await cart.addLine({ variantId: pot.variantId, quantity: 1 });
    expect(await checkout.get()).toMatchObject({ ready: false, address: null, email: customer.actor.email });
    const set = await checkout.setAddress({ address: berlin, email: "other@example.test" });
    expect(set).toMatchObject({ ready: true, address: berlin, email: "other@example.test" });
    expect(set.delivery).toMatchObject([
      {
        sellerId: ada.sellerId,
        chosen: "standard",
        options: [
          { method: "standard", amount: 490 },
          { method: "express", amount: 1_090 },
        ],
      },
    ]);
    const stranger = checkout.setDelivery({ choices: [{ sellerId: bob.sellerId, method: "standard" }] });
    expect(await refusalOf(stranger)).toMatchObject({ reason: "INPUT_INVALID" });
    await placeOrder(customer, [bag]);
    await cart.addLine({ variantId: bag.variantId, quantity: 1 });
    expect(await checkout.get()).toMatchObject({ ready: true, address: berlin, cart: { count: 1, version: 1 } });
  });

  test("X37 X38 X39 only whole quantities, known fields and real ids get in", async () => {
    const pot = aVariant(ada);
    await shop.offer(pot);
    const { cart } = shop.customer().customer;
    const { variantId } = pot;
    const bad: unknown[] = [0, -1, 1.5, 1e308, Number.NaN, Infinity, "1e2", 2 ** 53, null, [1], "0x10", 100];
    for (const quantity of bad) {
      // @ts-expect-error the door has to refuse what the compiler would
      await expect(cart.addLine({ variantId, quantity })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
    for (const extra of [{ unitPrice: 1 }, { currency: "IDR" }, { role: "admin" }]) {
      const input = { variantId, quantity: 1, ...extra };
      await expect(cart.addLine(input)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
    await expect(cart.addLine({ variantId: "1 or 1=1", quantity: 1 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect((await cart.get()).count).toBe(0);
  });
});
