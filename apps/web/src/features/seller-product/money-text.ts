import { greatestAmount } from "@stallhouse/contracts/money-limits";

type Parsed = { amount: number } | { error: string };

/**
 * Money as people type it ("24", "24.5", "24,50") in minor units. Digits are moved, never multiplied, so that nothing is
 * rounded.
 */
export function parseMoney(text: string): Parsed {
  const typed = text.trim();
  if (typed === "") return { error: "Write an amount, like 24.00." };
  if (/^[-−]/.test(typed)) return { error: "An amount can’t be below zero." };
  if (/^\d+[.,]\d{3,}$/.test(typed)) return { error: "Use at most two decimals and no thousands marks, like 1200.50." };
  const [, whole, decimals = ""] = /^(\d+)(?:[.,](\d{0,2}))?$/.exec(typed) ?? [];
  if (whole === undefined) return { error: "Write an amount in digits, like 24.00." };
  const amount = Number.parseInt(whole + decimals.padEnd(2, "0"), 10);
  if (amount > greatestAmount) return { error: "That is more than a price can be." };
  return { amount };
}

/** Minor units as one would type them: 2400 → "24.00". */
export function moneyText(amount: number): string {
  const digits = String(amount).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A whole number of zero or more, as typed. */
export function parseCount(text: string, max: number): { count: number } | { error: string } {
  const typed = text.trim();
  if (!/^\d+$/.test(typed)) return { error: "Write a whole number of 0 or more." };
  const count = Number.parseInt(typed, 10);
  return count > max ? { error: `Write at most ${max}.` } : { count };
}
