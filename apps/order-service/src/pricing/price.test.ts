import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import { newId } from "@stallhouse/contracts/ids";
import type { CartId, CouponId, OrderId, UserId } from "@stallhouse/contracts/ids";
import { sumAmounts } from "@stallhouse/contracts/money";
import { describe, expect, test } from "vitest";
import { newOrder } from "../placement/new-order.ts";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { discountOf, spread, price, checkQuote, quoteOf } from "./price.ts";
import type { CouponTerms } from "./price.ts";
import { isAtSeenPrices, reprice } from "./reprice.ts";

const ten: CouponTerms = {
  couponId: newId<CouponId>(),
  code: "TEN",
  kind: "percent",
  value: 10,
  currency: "EUR",
  minimumAmount: 2_000,
};
const [ada, bob] = [aSeller("Ada", 490), aSeller("Bob", 0)];
function line(seller: typeof ada, unitPrice: number, quantity = 1): ReservedLine {
  const { price: _price, available: _a, stockVersion: _s, productVersion: _p, onSale: _o, ...rest } = aVariant(seller);
  return { ...rest, unitPrice, quantity };
}
let seed = 7;
const random = (max: number) => (seed = (seed * 48_271) % 2_147_483_647) % max;

describe("lines at their prices", () => {
  test("are split by seller in the order of the cart, each with one flat rate", () => {
    const { parts } = price([line(bob, 100), line(ada, 250, 2), line(bob, 1, 3)]);
    expect(parts.map((part) => [part.sellerName, part.itemsAmount, part.shippingAmount, part.totalAmount])).toEqual([
      ["Bob", 103, 0, 103],
      ["Ada", 500, 490, 990],
    ]);
    expect(parts[0]?.lines).toHaveLength(2);
    expect(price([]).parts).toEqual([]);
  });

  test("each seller's part carries the shares of its own lines", () => {
    const lines = [line(ada, 333, 1), line(bob, 333, 1), line(ada, 167, 2)];
    const { parts } = price(lines, { coupon: { ...ten, kind: "amount", value: 100 } });
    expect(parts.map((part) => [part.itemsAmount, part.discountAmount, part.totalAmount])).toEqual([
      [667, 67, 1_090],
      [333, 33, 300],
    ]);
    expect(parts[0]?.lines.map((own) => own.discountAmount)).toEqual([33, 34]);
  });

  test("I09 I10 I11 add up in every line, part and whole, and priced again cost the same to the cent", () => {
    for (let round = 0; round < 300; round++) {
      const sellers = Array.from({ length: 1 + random(4) }, (_, at) => aSeller(`S${at}`, random(3) * 245));
      const lines = Array.from({ length: 1 + random(8) }, () =>
        line(sellers[random(sellers.length)] ?? ada, random(10) ** random(6), 1 + random(9)),
      );
      const coupon =
        random(3) > 0 ? { ...ten, kind: "amount" as const, value: 1 + random(5_000), customerKeys: [] } : null;
      const terms = { coupon, delivery: {} };
      const draft = { cartId: newId<CartId>(), cartVersion: 1, email: "", address, quote: "", lines, ...terms };
      const order = newOrder({
        orderId: newId<OrderId>(),
        customerId: newId<UserId>(),
        draft,
        now: new Date(),
        expiresAt: null,
      });
      for (const key of ["itemsAmount", "shippingAmount", "discountAmount", "totalAmount"] as const) {
        expect(sumAmounts(order.sellerOrders.map((part) => part[key]))).toBe(order[key]);
      }
      for (const part of order.sellerOrders) {
        expect(sumAmounts(part.lines.map((own) => own.lineTotal))).toBe(part.itemsAmount);
        expect(sumAmounts(part.lines.map((own) => own.discountAmount))).toBe(part.discountAmount);
        expect(part.lines.filter((own) => own.discountAmount > own.lineTotal)).toEqual([]);
        expect(part.totalAmount).toBe(part.itemsAmount + part.shippingAmount - part.discountAmount);
      }
      expect(isAtSeenPrices(order, lines)).toBe(true);
      expect(reprice(order, lines)).toEqual(order);
    }
  });
});

const address = { name: "Ada", line1: "Way 1", postalCode: "1", city: "Rome", country: "IT" };

describe("what a coupon takes off", () => {
  test.each([
    { kind: "percent", value: 10, itemsAmount: 2_005, shippingAmount: 490, off: 201 },
    { kind: "percent", value: 100, itemsAmount: 2_000, shippingAmount: 490, off: 2_000 },
    { kind: "percent", value: 100, itemsAmount: 2_000, shippingAmount: 0, off: 2_000 },
    { kind: "percent", value: 99, itemsAmount: 2_000, shippingAmount: 0, off: 1_950 },
    { kind: "amount", value: 1_951, itemsAmount: 2_000, shippingAmount: 0, off: 1_950 },
    { kind: "amount", value: 1_950, itemsAmount: 2_000, shippingAmount: 0, off: 1_950 },
    { kind: "percent", value: 100, itemsAmount: 2_000, shippingAmount: 20, off: 1_970 },
    { kind: "amount", value: 500, itemsAmount: 2_000, shippingAmount: 0, off: 500 },
    { kind: "amount", value: 5_000, itemsAmount: 2_000, shippingAmount: 490, off: 2_000 },
    { kind: "amount", value: 5_000, itemsAmount: 40, shippingAmount: 0, off: 40 },
    { kind: "amount", value: 30, itemsAmount: 40, shippingAmount: 0, off: 0 },
  ] as const)("$kind $value of items $itemsAmount with delivery $shippingAmount is $off", ({ off, ...given }) => {
    expect(discountOf({ ...ten, ...given }, given)).toBe(off);
  });
});

describe("I10 I11 a discount is spread by the largest remainder", () => {
  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [10, [500, 300, 200], [5, 3, 2]],
    [1, [10, 90], [0, 1]],
    [7, [0, 3, 4], [0, 3, 4]],
    [0, [3, 4], [0, 0]],
    [0, [], []],
    [0, [0, 0], [0, 0]],
  ])("%i over %j is %j", (amount, weights, parts) => expect(spread(amount, weights)).toEqual(parts));

  test("always adds up, never takes more than a line costs, and strays less than one unit from the exact share", () => {
    for (let round = 0; round < 500; round++) {
      const weights = Array.from({ length: 1 + random(12) }, () => random(10) ** random(9));
      const total = sumAmounts(weights);
      const amount = total === 0 ? 0 : random(total + 1);
      const parts = spread(amount, weights);
      expect(sumAmounts(parts)).toBe(amount);
      parts.forEach((part, index) => {
        const weight = weights[index] ?? 0;
        expect(part).toBeLessThanOrEqual(weight);
        if (total > 0) expect(Math.abs(part - (amount * weight) / total)).toBeLessThan(1);
      });
    }
  });
});

describe("what a customer has seen", () => {
  test("tells a changed cart from a changed price, whatever the order of its lines", () => {
    const [pot, bag] = [line(ada, 100), line(bob, 200)];
    const seen = quoteOf([pot, bag]);
    expect(quoteOf([bag, pot])).toBe(seen);
    expect(() => checkQuote(seen, [bag, pot])).not.toThrow();
    expect(() => checkQuote(seen, [{ ...pot, unitPrice: 101 }, bag])).toThrow("PRICE_CHANGED");
    expect(() => checkQuote(seen, [{ ...pot, shippingAmount: 1 }, bag])).toThrow("PRICE_CHANGED");
    expect(() => checkQuote(seen, [{ ...pot, quantity: 2 }, bag])).toThrow("CART_CHANGED");
    expect(() => checkQuote(seen, [pot])).toThrow("CART_CHANGED");
  });
});
