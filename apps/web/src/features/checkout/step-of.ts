import type { CheckoutStep } from "~/paths.ts";

export const steps = ["address", "delivery", "review"] as const satisfies readonly CheckoutStep[];

/** The step an address asks for; never one whose predecessor is missing. */
export function stepOf(asked: string | undefined, hasAddress: boolean): CheckoutStep {
  const wanted = steps.find((step) => step === asked);
  if (!hasAddress) return "address";
  return wanted ?? "review";
}
