import { acceptedEmails, acceptedTexts } from "@stallhouse/service/testing/inputs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { berlin, openShop, placeOrder } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

test.each(acceptedTexts)("OR-01 an order goes to whom and where its door takes: %j", async (text) => {
  const variant = aVariant(aSeller(text.slice(0, 60)), { title: text });
  await shop.offer(variant);
  const customer = shop.customer();
  const address = { ...berlin, name: text, line1: text, line2: text, city: text.slice(0, 80) };
  const { orderId } = await placeOrder(customer, [variant]);
  await customer.customer.order.changeAddress({ orderId, address });
  const order = await customer.customer.order.get({ orderId });
  expect(order.address).toEqual(address);
  expect(order.sellerOrders.flatMap(({ lines }) => lines.map(({ title }) => title))).toEqual([text]);
});

test.each(acceptedEmails)("OR-01 an order's mails go to an address that identity took: %s", async (email) => {
  const variant = aVariant(aSeller("Ada"));
  await shop.offer(variant);
  const customer = shop.customer();
  const { orderId } = await placeOrder(customer, [variant], { email });
  expect((await shop.admin().admin.order.get({ orderId })).email).toBe(email.toLowerCase());
});
