import type { WebhookSubject } from "../provider-port.ts";

type Known = {
  subject: WebhookSubject;
  payment: { id: string; amount: number; currency: string };
  /** All pages of the payment, as read from the provider. */
  pages: readonly { providerSessionId: string | null; providerIntentId: string | null }[];
};

/** What is wrong with a webhook that the provider's own books do not bear out; null when it fits them. */
export function subjectFault({ subject, payment, pages }: Known): string | null {
  const isOurs = pages.some((page) => hasReferences(page, subject));
  if (!isOurs || (subject.paymentId ?? payment.id) !== payment.id) return "REFERENCE_MISMATCH";
  const { amount = payment.amount, currency = payment.currency } = subject;
  return amount === payment.amount && currency === payment.currency ? null : "AMOUNT_MISMATCH";
}

type References = Known["pages"][number];

function hasReferences(page: References, { sessionId, providerIntentId }: WebhookSubject): boolean {
  const hasSession = sessionId === undefined || page.providerSessionId === sessionId;
  return hasSession && (providerIntentId === undefined || page.providerIntentId === providerIntentId);
}
