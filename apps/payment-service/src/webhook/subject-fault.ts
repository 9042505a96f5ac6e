import type { WebhookSubject } from "../provider-port.ts";

type Known = {
  subject: WebhookSubject;
  payment: { id: string; amount: number; currency: string };
  /** All pages of the payment, as read from the provider. */
  pages: readonly { providerSessionId: string | null; providerIntentId: string | null }[];
};

/** What is wrong with a webhook that the provider's own books do not bear out; null when it fits them. */
export function subjectFault({ subject, payment, pages }: Known): string | null {
  const { sessionId, providerIntentId, paymentId, amount, currency } = subject;
  if (paymentId !== undefined && paymentId !== payment.id) return "REFERENCE_MISMATCH";
  if (sessionId !== undefined && !pages.some((page) => page.providerSessionId === sessionId))
    return "REFERENCE_MISMATCH";
  const isKnownIntent =
    providerIntentId === undefined || pages.some((page) => page.providerIntentId === providerIntentId);
  if (!isKnownIntent) return "REFERENCE_MISMATCH";
  if (amount !== undefined && amount !== payment.amount) return "AMOUNT_MISMATCH";
  if (currency !== undefined && currency !== payment.currency) return "AMOUNT_MISMATCH";
  return null;
}
