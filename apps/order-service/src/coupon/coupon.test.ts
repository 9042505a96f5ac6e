import { newId } from "@stallhouse/contracts/ids";
import type { CouponId } from "@stallhouse/contracts/ids";
import { describe, expect, test } from "vitest";
import { couponCode, couponLabel, customerKeys } from "./coupon.ts";
import { couponProblem } from "../pricing/price.ts";
import type { StoredCoupon } from "../pricing/price.ts";

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

describe("a coupon", () => {
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
