import type { CheckoutStep } from "~/paths.ts";

export const steps = ["contact", "address", "delivery", "review"] as const satisfies readonly CheckoutStep[];

type Known = { hasEmail: boolean; hasAddress: boolean };

/**
 * The step an address asks for; never one whose predecessor is missing. Who is known already, as members are, is not asked
 * who they are; a guest may leave that open until the address.
 */
export function stepOf(asked: string | undefined, { hasEmail, hasAddress }: Known): CheckoutStep {
  const wanted = steps.find((step) => step === asked);
  if (hasEmail && hasAddress) return wanted ?? "review";
  if (wanted === "contact" || wanted === "address") return wanted;
  return hasEmail ? "address" : "contact";
}
