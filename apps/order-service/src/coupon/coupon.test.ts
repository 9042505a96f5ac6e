import { newId } from "@stallhouse/contracts/ids";
import type { CouponId } from "@stallhouse/contracts/ids";
import { sumAmounts } from "@stallhouse/contracts/money";
import { describe, expect, test } from "vitest";
import { splitBySeller } from "../pricing/split-by-seller.ts";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { couponCode, couponLabel, couponProblem, customerKeys, discountOf, spread } from "./coupon.ts";
import type { StoredCoupon } from "./coupon.ts";

const ten: StoredCoupon = {
  couponId: newId<CouponId>(),
  code: "TEN",
  kind: "percent",
  value: 10,
  currency: "EUR",
  minimumAmount: 2_000,
  isOver: false,
  isUsedUp: false,
  isUsedByCustomer: false,
};

describe("a coupon's code", () => {
  test.each([
    ["ten", "TEN"],
    [" Ten ", "TEN"],
    ["ＴＥＮ", "TEN"],
    ["WELCOME-10", "WELCOME-10"],
  ])("X40 %j is one spelling of %s", (typed, code) => expect(couponCode(typed)).toBe(code));

  test.each(["ТЕN", "T", "A".repeat(25), "TEN'--", "", "ten%"])("X40 %j is no twin of one", (typed) => {
    expect(couponCode(typed)).toBeUndefined();
  });
});

describe("I28 uses of a customer are counted", () => {
  test("by their id, and by their mail address however it is spelt", () => {
    const keys = ["Ada@Example.test", " ada@example.test", "ada+again@example.test"].map((mail) =>
      customerKeys("1", mail),
    );
    for (const key of keys) expect(key).toEqual(["mail:ada@example.test", "user:1"]);
    expect(customerKeys("1", null)).toEqual(["user:1"]);
    expect(customerKeys("1", "+odd@example.test")).toEqual(["mail:+odd@example.test", "user:1"]);
  });
});

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

  test.each([
    [{}, null],
    [{ minimumAmount: 2_001 }, "COUPON_MINIMUM"],
    [{ isUsedByCustomer: true, minimumAmount: 9_999 }, "COUPON_ALREADY_USED"],
    [{ isUsedUp: true }, "COUPON_USED_UP"],
    [{ isUsedUp: true, isOver: true }, "COUPON_EXPIRED"],
    [{ currency: "USD" }, "COUPON_UNKNOWN"],
  ] as const)("with %j the problem is %s", (given, problem) => {
    expect(couponProblem({ ...ten, ...given }, { itemsAmount: 2_000, currency: "EUR" })).toBe(problem);
  });

  test("is said in words", () => {
    expect([couponLabel(ten), couponLabel({ ...ten, kind: "amount", value: 500 })]).toEqual(["10% off", "€5.00 off"]);
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
    let seed = 7;
    const random = (max: number) => (seed = (seed * 48_271) % 2_147_483_647) % max;
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

  test("each seller's part carries the shares of its own lines", () => {
    const [ada, bob] = [aSeller("Ada", 490), aSeller("Bob", 0)];
    const line = (seller: typeof ada, unitPrice: number, quantity: number) => ({
      ...aVariant(seller),
      unitPrice,
      quantity,
    });
    const lines = [line(ada, 333, 1), line(bob, 333, 1), line(ada, 167, 2)];
    const parts = splitBySeller(lines, { coupon: { ...ten, kind: "amount", value: 100 } });
    expect(parts.map((part) => [part.itemsAmount, part.discountAmount, part.totalAmount])).toEqual([
      [667, 67, 1_090],
      [333, 33, 300],
    ]);
    expect(parts[0]?.lines.map((own) => own.discountAmount)).toEqual([33, 34]);
  });
});
