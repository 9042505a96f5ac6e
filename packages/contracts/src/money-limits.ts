import type { Reason } from "./refusal.ts";

/**
 * What the payment provider takes at the least in one payment, minor units per currency. It is here because order and
 * catalog have to know before anything is held; payment's tests hold it against the provider.
 */
const leastPayments = { CHF: 50, EUR: 50, GBP: 30, USD: 50 } as const satisfies Record<string, number>;

/** Currencies in which the house can be paid. */
export const payableCurrencies = Object.keys(leastPayments);

/** The most the provider takes in one payment, in every currency: eight digits. So no price, line or total is above it. */
export const greatestAmount = 99_999_999;

export type TotalProblem = {
  reason: Extract<Reason, "TOTAL_TOO_SMALL" | "TOTAL_TOO_LARGE">;
  /** What the total must reach, or may not pass. */
  limit: number;
};

/** The least that is charged, minor units. In a currency that nobody can pay in there is none. */
export function leastPayment(currency: string): number {
  return Object.entries(leastPayments).find(([known]) => known === currency)?.[1] ?? Infinity;
}

/** Why a total cannot be paid; null when it can. Zero needs no payment, and so no provider. */
export function totalProblem(total: number, currency: string): TotalProblem | null {
  if (total > greatestAmount) return { reason: "TOTAL_TOO_LARGE", limit: greatestAmount };
  const least = leastPayment(currency);
  return total > 0 && total < least ? { reason: "TOTAL_TOO_SMALL", limit: least } : null;
}
