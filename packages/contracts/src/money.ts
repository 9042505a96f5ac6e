import { z } from "zod";
import { greatestAmount } from "./money-limits.ts";

/** Three-letter ISO 4217 code. */
export const currency = z.string().regex(/^[A-Z]{3}$/);

/** Whole minor units (cents): never negative, and small enough that a sum of many stays exact. */
export const amount = z.int().min(0).max(100_000_000_00);

/** A price or rate that somebody sets, minor units. */
export const priceAmount = amount.max(greatestAmount);

export const money = z.strictObject({ amount, currency });
export type Money = z.infer<typeof money>;

/** Sum of minor units. Refuses fractions and lost precision, which would be a bug, not a price. */
export function sumAmounts(amounts: readonly number[]): number {
  const total = amounts.reduce((sum, part) => sum + part, 0);
  if (!Number.isSafeInteger(total)) throw new RangeError(`not a whole number of minor units: ${total}`);
  return total;
}

/** Share of an amount in basis points (1/100 of a percent), rounded half up. */
export function shareOf(total: number, basisPoints: number): number {
  return Number((BigInt(total) * BigInt(basisPoints) + 5_000n) / 10_000n);
}
