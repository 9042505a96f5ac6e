import type { ProviderAttempt, ProviderPageState } from "../provider-port.ts";

type Expected = { id: string; amount: number; currency: string; status: "OPEN" | "CAPTURED" | "CLOSED" };
export type QuarantineReason = "AMOUNT_MISMATCH" | "REFERENCE_MISMATCH" | "SECOND_CAPTURE";
export type AttemptVerdict =
  | { outcome: "SUCCEEDED"; reason: null }
  | { outcome: "DECLINED"; reason: string | null }
  | { outcome: "QUARANTINED"; reason: QuarantineReason };

/** Whether money the provider took is this payment's. What is not exactly it is set aside for a person. */
export function attemptVerdict(payment: Expected, page: ProviderPageState, attempt: ProviderAttempt): AttemptVerdict {
  if (attempt.outcome === "DECLINED") return { outcome: "DECLINED", reason: attempt.reason };
  if (page.paymentIds.some((id) => id !== payment.id)) return { outcome: "QUARANTINED", reason: "REFERENCE_MISMATCH" };
  const isWhole = [page, attempt].every(
    ({ amount, currency }) => amount === payment.amount && currency === payment.currency,
  );
  if (!isWhole) return { outcome: "QUARANTINED", reason: "AMOUNT_MISMATCH" };
  if (payment.status === "CAPTURED") return { outcome: "QUARANTINED", reason: "SECOND_CAPTURE" };
  return { outcome: "SUCCEEDED", reason: null };
}
