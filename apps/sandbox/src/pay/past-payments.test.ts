import { afterAll, beforeAll, expect, test } from "vitest";
import { call, openOutside } from "../testing.ts";
import type { Outside } from "../testing.ts";

let outside: Outside;
beforeAll(async () => {
  outside = await openOutside();
});
afterAll(() => outside.stop());

const past = {
  intentId: "pi_past_1",
  chargeId: "ch_past_1",
  amount: 2_800,
  amountRefunded: 0,
  currency: "eur",
  paidAt: "2026-01-05T19:30:00.000Z",
  metadata: { orderId: "o-1", paymentId: "p-1" },
};

test("a payment of the past can be given back once, however often it is put into the books", async () => {
  const api = `${outside.url}/api/past-payments`;
  await call(api, "POST", [past]);
  expect(outside.shop.posts).toEqual([]);
  const intent = await outside.stripe.paymentIntents.retrieve("pi_past_1");
  expect(intent).toMatchObject({ status: "succeeded", amount_received: 2_800, metadata: { orderId: "o-1" } });
  await outside.stripe.refunds.create({ payment_intent: "pi_past_1", amount: 2_800 });
  await call(api, "POST", [past]);
  const again = outside.stripe.refunds.create({ payment_intent: "pi_past_1", amount: 1 });
  await expect(again).rejects.toMatchObject({ code: "charge_already_refunded" });
});
