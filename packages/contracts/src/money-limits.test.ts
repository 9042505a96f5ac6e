import { describe, expect, test } from "vitest";
import { shareOf } from "./money.ts";
import { greatestAmount, leastPayment, payableCurrencies, totalProblem } from "./money-limits.ts";

describe("what can be paid", () => {
  test.each(payableCurrencies)("%s: between the least and the greatest, and nothing at all", (currency) => {
    const least = leastPayment(currency);
    const tooSmall = { reason: "TOTAL_TOO_SMALL", limit: least };
    const tooLarge = { reason: "TOTAL_TOO_LARGE", limit: greatestAmount };
    const expected: [number, unknown][] = [
      [0, null],
      [1, tooSmall],
      [least - 1, tooSmall],
      [least, null],
      [least + 1, null],
      [greatestAmount - 1, null],
      [greatestAmount, null],
      [greatestAmount + 1, tooLarge],
      [Number.MAX_SAFE_INTEGER, tooLarge],
    ];
    for (const [total, problem] of expected) expect(totalProblem(total, currency)).toEqual(problem);
  });

  test("nothing but a gift can be sold in a currency that the provider does not take", () => {
    expect(totalProblem(5_000, "XTS")?.reason).toBe("TOTAL_TOO_SMALL");
    expect(totalProblem(0, "XTS")).toBeNull();
  });

  test("a share of the largest sum of a cart is exact to the unit", () => {
    const most = 50 * 99 * greatestAmount;
    expect(shareOf(most, 10_000)).toBe(most);
    expect(shareOf(Number.MAX_SAFE_INTEGER, 10_000)).toBe(Number.MAX_SAFE_INTEGER);
    expect(shareOf(1_005, 1_000)).toBe(101);
  });
});
