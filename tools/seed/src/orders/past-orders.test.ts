import { newId } from "@stallhouse/contracts/ids";
import type { ProductId, SellerId, UserId, VariantId } from "@stallhouse/contracts/ids";
import { expect, test } from "vitest";
import { products } from "../catalogue/products.ts";
import { activeSellers } from "../catalogue/sellers.ts";
import { customers } from "./customers.ts";
import { orderHistory } from "./order-history.ts";
import type { Outcome } from "./order-history.ts";
import type { PastOrder } from "./past-life.ts";
import { pastOrderOf } from "./past-orders.ts";
import type { SoldVariant } from "./write-sales.ts";

const today = new Date("2026-03-08T00:00:00Z");
const plans = orderHistory(products, today.getUTCDay());
const owners = new Map(activeSellers.map(({ slug }) => [slug, newId<SellerId>()]));
const variants = new Map(
  products.flatMap(({ seller, title, slug, variants: sold }) =>
    sold.map(({ sku, amount }): [string, SoldVariant] => [
      sku,
      {
        variantId: newId<VariantId>(),
        productId: newId<ProductId>(),
        sellerId: owners.get(seller) ?? newId<SellerId>(),
        sellerUserId: newId<UserId>(),
        sellerName: seller,
        sellerSlug: seller,
        shippingAmount: 490,
        title,
        slug,
        label: "",
        sku,
        imageUrl: null,
        unitPrice: amount,
        priceVersion: 1,
        currency: "EUR",
      },
    ]),
  ),
);
const buyers = customers.map(({ email, address }) => ({ userId: newId<UserId>(), email, address }));

function live() {
  return plans.map((plan, place) => {
    const buyer = buyers[plan.customer];
    if (!buyer) throw new Error("nobody bought it");
    return { plan, past: pastOrderOf(plan, place, { today, buyer, variants }) };
  });
}
const lives = live();

test("the past is the same on every run, and each order has an id of its own", () => {
  expect(live()).toEqual(lives);
  expect(new Set(lives.map(({ past }) => past.orderId)).size).toBe(lives.length);
});

test("moments come in the order of an order's life, and all of them before the market opened", () => {
  for (const { past } of lives) {
    const { placedAt, declined, paidAt, holdUntil, cancelled, refundedAt, parcels } = past;
    const chains = [
      [placedAt, declined?.at, paidAt, cancelled?.at, cancelled?.refundedAt],
      [placedAt, holdUntil],
      ...parcels.map((parcel) => [paidAt, parcel.acceptedAt, parcel.shippedAt, parcel.deliveredAt, refundedAt]),
    ];
    for (const chain of chains) {
      const moments = chain.flatMap((moment) => (moment ? [moment.getTime()] : []));
      expect(moments, past.orderId).toEqual(moments.toSorted((a, b) => a - b));
      expect(Math.max(...moments), past.orderId).toBeLessThanOrEqual(today.getTime());
    }
  }
});

test("each order ends as it was planned", () => {
  for (const { plan, past } of lives) {
    const outcome = outcomeOf(past);
    expect(outcome, past.orderId).toBe(plan.outcome);
    expect(past.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual(
      plan.lines.map(({ sku, quantity }) => [sku, quantity]),
    );
  }
});

function outcomeOf({ paidAt, cancelled, refundedAt, parcels }: PastOrder): Outcome {
  if (!paidAt) return "expired";
  if (cancelled) return "cancelled";
  if (refundedAt) return "refunded";
  if (parcels.every(({ deliveredAt }) => deliveredAt)) return "delivered";
  return parcels.every(({ shippedAt }) => shippedAt) ? "shipped" : "paid";
}
