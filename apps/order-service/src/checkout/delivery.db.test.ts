import { productUpdatedV1 } from "@stallhouse/contracts/events/catalog";
import { deliveryOptions } from "@stallhouse/contracts/delivery";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { berlin, openShop, payFor, readyCart, refusalOf } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";

const ada = aSeller("Ada's Pots", 490);
const bob = aSeller("Bob's Bags", 0);

describe("choosing how parcels travel", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());
  afterEach(async () => expect(await brokenInvariants(shop.sql)).toEqual([]));

  test("UX-10 UX-11 UX-27 each parcel has options with price and dates, the cheapest chosen until another one is", async () => {
    const [pot, bag] = [aVariant(ada), aVariant(bob)];
    await shop.offer(pot, bag);
    const person = shop.customer();
    const { cart: personCart, checkout, order } = person.customer;
    const before = await readyCart(person, [pot, bag]);
    const { delivery } = await checkout.get();
    expect(delivery.map(({ chosen, options }) => [chosen, options.map(({ amount }) => amount)])).toEqual([
      ["standard", [490, 1_090]],
      ["standard", [0, 600]],
    ]);
    for (const { earliest, latest } of delivery.flatMap(({ options }) => options)) {
      expect([earliest, latest].join()).toMatch(/^\d{4}-\d{2}-\d{2},\d{4}-\d{2}-\d{2}$/);
    }
    const chosen = await checkout.setDelivery({ choices: [{ sellerId: bob.sellerId, method: "express" }] });
    expect(chosen.cart).toMatchObject({ shippingAmount: 1_090, totalAmount: before.totalAmount + 600 });
    expect(await personCart.get()).toEqual(chosen.cart);
    expect(await refusalOf(order.place({ idempotencyKey: randomUUID(), quote: before.quote }))).toMatchObject({
      reason: "PRICE_CHANGED",
    });
    const both = await checkout.setDelivery({ choices: [{ sellerId: ada.sellerId, method: "express" }] });
    expect(both.delivery.map((parcel) => parcel.chosen)).toEqual(["express", "express"]);
    const back = await checkout.setDelivery({ choices: [{ sellerId: ada.sellerId, method: "standard" }] });
    expect(back.cart.quote).toBe(chosen.cart.quote);

    const { orderId } = await order.place({ idempotencyKey: randomUUID(), quote: back.cart.quote });
    const placed = await order.get({ orderId });
    expect(placed).toMatchObject({ shippingAmount: 1_090, totalAmount: chosen.cart.totalAmount });
    expect(placed.sellerOrders).toMatchObject([
      { deliveryMethod: "standard", deliveryLabel: "Standard delivery", shippingAmount: 490 },
      { deliveryMethod: "express", deliveryLabel: "Express delivery", shippingAmount: 600 },
    ]);
    const express = chosen.delivery[1]?.options[1];
    expect(placed.sellerOrders[1]).toMatchObject({ earliest: express?.earliest, latest: express?.latest });
    await payFor(shop, orderId);
    const [parcel] = (await shop.seller(bob.sellerId).seller.order.list({ tab: "to-ship" })).items;
    const { sellerOrderId } = parcel ?? {};
    if (!sellerOrderId) throw new Error("no parcel");
    expect(await shop.seller(bob.sellerId).seller.order.get({ sellerOrderId })).toMatchObject({
      deliveryLabel: "Express delivery",
    });
  });

  test("UX-10 the dates hang on where the seller is, how soon they pack, and where the parcel goes", async () => {
    const near = { sellerCountry: "DE", dispatchDays: { min: 0, max: 1 } };
    const pot = aVariant(ada, near);
    await shop.offer(pot);
    const person = shop.customer();
    await readyCart(person, [pot]);
    const facts = { country: "DE", dispatchDays: near.dispatchDays, shippingAmount: 490 };
    const now = new Date();
    expect((await person.customer.checkout.get()).delivery[0]?.options).toEqual(deliveryOptions(facts, "DE", now));
    const { delivery } = await person.customer.checkout.setAddress({ address: { ...berlin, country: "US" } });
    expect(delivery[0]?.options).toEqual(deliveryOptions(facts, "US", now));
  });

  test("UX-10 express is not sold where it would not be faster, nor for a seller who is not in the cart", async () => {
    const pot = aVariant(ada);
    await shop.offer(pot);
    const person = shop.customer();
    await readyCart(person, [pot]);
    const { checkout } = person.customer;
    const express = () => checkout.setDelivery({ choices: [{ sellerId: ada.sellerId, method: "express" }] });
    const { cart } = await express();
    const { productId, sellerId, title, slug, currency, variantId, sku, label, imageUrl, available, price } = pot;
    const seller = { name: pot.sellerName, slug: pot.sellerSlug, shippingAmount: pot.shippingAmount, country: "DE" };
    await shop.hear(productUpdatedV1, {
      productId,
      sellerId,
      title,
      slug,
      currency,
      price,
      quantity: available,
      version: 2,
      onSale: true,
      seller: { ...seller, dispatchDays: { min: 0, max: 0 } },
      variants: [{ variantId, sku, label, price, priceVersion: 2, available, imageUrl }],
    });
    expect(await checkout.get()).toMatchObject({
      cart: { shippingAmount: 490 },
      delivery: [{ chosen: "standard", options: [{ method: "standard" }] }],
    });
    expect(await refusalOf(express())).toMatchObject({ reason: "INPUT_INVALID" });
    const place = person.customer.order.place({ idempotencyKey: randomUUID(), quote: cart.quote });
    expect(await refusalOf(place)).toMatchObject({ reason: "PRICE_CHANGED" });
    const stranger = checkout.setDelivery({ choices: [{ sellerId: bob.sellerId, method: "standard" }] });
    expect(await refusalOf(stranger)).toMatchObject({ reason: "INPUT_INVALID" });
  });

  test("UX-13 a choice made while the order is being placed does not slip into it", async () => {
    const pot = aVariant(ada);
    await shop.offer(pot);
    const person = shop.customer();
    const { quote } = await readyCart(person, [pot]);
    shop.catalog.afterReserve = async () => {
      shop.catalog.afterReserve = () => {};
      await person.customer.checkout.setDelivery({ choices: [{ sellerId: ada.sellerId, method: "express" }] });
    };
    const place = person.customer.order.place({ idempotencyKey: randomUUID(), quote });
    expect(await refusalOf(place)).toMatchObject({ reason: "CART_CHANGED" });
    expect((await person.customer.cart.get()).shippingAmount).toBe(1_090);
  });

  test("UX-09 the same choice again changes nothing, so a repeated form does not disturb a placement", async () => {
    const pot = aVariant(ada);
    await shop.offer(pot);
    const person = shop.customer();
    const before = await readyCart(person, [pot]);
    const choices = [{ sellerId: ada.sellerId, method: "express" as const }];
    const first = await person.customer.checkout.setDelivery({ choices });
    expect(first.cart.version).toBe(before.version + 1);
    expect(await person.customer.checkout.setDelivery({ choices })).toEqual(first);
  });
});
