import type { Fault } from "./fault.ts";

/**
 * Money as people type it ("24", "24.5", "24,50") in minor units. Digits are moved, never multiplied, so that nothing is
 * rounded.
 */
export function readMoney(text: string, most: number): { amount: number } | { fault: Fault } {
  const typed = text.trim();
  if (typed === "") return { fault: { code: "missing" } };
  if (/^[-−]/.test(typed)) return { fault: { code: "moneyBelowZero" } };
  if (/^\d+[.,]\d{3,}$/.test(typed)) return { fault: { code: "moneyDecimals" } };
  const [, whole, decimals = ""] = /^(\d+)(?:[.,](\d{0,2}))?$/.exec(typed) ?? [];
  if (whole === undefined) return { fault: { code: "money" } };
  const amount = Number.parseInt(whole + decimals.padEnd(2, "0"), 10);
  return amount > most ? { fault: { code: "tooHigh", limit: most / 100 } } : { amount };
}

/** Minor units as one would type them: 2400 → "24.00". */
export function moneyText(amount: number): string {
  const digits = String(amount).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

type Bounds = { min: number; max: number };

/** A whole number within its bounds, as typed. */
export function readWhole(text: string, { min, max }: Bounds): { count: number } | { fault: Fault } {
  const typed = text.trim();
  if (!/^\d{1,16}$/.test(typed)) return { fault: { code: "whole", limit: min } };
  const count = Number.parseInt(typed, 10);
  if (count < min) return { fault: { code: "tooLow", limit: min } };
  return count > max ? { fault: { code: "tooHigh", limit: max } } : { count };
}
