import type { CheckoutStep } from "~/paths.ts";

export const steps = ["address", "delivery", "review"] as const satisfies readonly CheckoutStep[];
/** As headings. */
export const stepNames: Record<CheckoutStep, string> = {
  address: "Address",
  delivery: "Delivery",
  review: "Review and pay",
};

/** The step an address asks for; never one whose predecessor is missing. */
export function stepOf(asked: string | undefined, hasAddress: boolean): CheckoutStep {
  const wanted = steps.find((step) => step === asked);
  if (!hasAddress) return "address";
  return wanted ?? "review";
}

/** As they stand side by side, on a phone too. */
export const shortNames: Record<CheckoutStep, string> = { address: "Address", delivery: "Delivery", review: "Review" };
