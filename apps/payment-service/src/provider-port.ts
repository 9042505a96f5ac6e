/**
 * What payment needs of a payment provider, in our words. One file per provider implements it and is the only one that
 * knows the provider's; `provider.ts` is Stripe's.
 */
export type Provider = {
  /** Opens the page a customer pays on. The same key gives the same page, however often it is asked for. */
  openPage: (request: PageRequest) => Promise<ProviderPage>;
  /** The page as the provider sees it now, with every try to pay on it. */
  readPage: (sessionId: string) => Promise<ProviderPageState>;
  /** Ends the page, so that nothing can be paid on it. No fault if it had ended or was paid: `readPage` tells which. */
  endPage: (sessionId: string) => Promise<void>;
  /** Gives money back. The same key gives the same refund. */
  refund: (request: RefundRequest) => Promise<ProviderRefund>;
  readRefund: (providerRefundId: string) => Promise<ProviderRefund>;
  /** The refund made for our refund id, if its answer was lost. */
  findRefund: (providerIntentId: string, refundId: string) => Promise<ProviderRefund | undefined>;
  /** Checks signature and age of a webhook. Refuses with WEBHOOK_REJECTED. */
  verifyWebhook: (body: string, signature: string) => { eventId: string; type: string };
  /** What a stored webhook is about. Only references: what is true is read from the provider. */
  subjectOf: (payload: string) => WebhookSubject;
};

export type PageRequest = {
  key: string;
  paymentId: string;
  orderId: string;
  orderNumber: string;
  email: string;
  amount: number;
  currency: string;
  returnUrl: string;
  cancelUrl: string;
  /** Null leaves the page's life to the provider. */
  endsAt: Date | null;
};

export type ProviderPage = { sessionId: string; payUrl: string; endsAt: Date };

export type ProviderAttempt = {
  /** The provider's name for this try; never used for another. */
  reference: string;
  providerIntentId: string;
  outcome: "SUCCEEDED" | "DECLINED";
  /** Why it was declined, in our words. */
  reason: DeclineReason | null;
  amount: number;
  currency: string;
};

export type ProviderPageState = {
  /** ENDED: nothing can be paid on it any more. */
  state: "OPEN" | "ENDED";
  isPaid: boolean;
  amount: number;
  currency: string;
  /** The payment the provider thinks this belongs to. */
  paymentIds: string[];
  providerIntentId: string | null;
  /** Oldest first. */
  attempts: ProviderAttempt[];
};

export type RefundRequest = { key: string; refundId: string; providerIntentId: string; amount: number };

export type ProviderRefund = {
  providerRefundId: string;
  status: "PENDING" | "SUCCEEDED" | "FAILED";
  fault: string | null;
};

export type WebhookSubject = {
  sessionId: string | undefined;
  providerIntentId: string | undefined;
  providerRefundId: string | undefined;
  /** Our own ids, as we gave them to the provider: a hint where to look, never a proof. */
  paymentId: string | undefined;
  amount: number | undefined;
  currency: string | undefined;
};

export type DeclineReason =
  "CARD_DECLINED" | "INSUFFICIENT_FUNDS" | "CARD_EXPIRED" | "SECURITY_CODE_WRONG" | "NOT_CONFIRMED" | "BANK_AWAY";

/** The provider gave no answer that settles anything: the same call may be made again. */
export class ProviderAway extends Error {
  readonly retryAfterMs: number | undefined;
  /** False when trying again at once cannot help. */
  readonly isPassing: boolean;

  constructor(message: string, options: { cause?: unknown; retryAfterMs?: number; isPassing?: boolean } = {}) {
    super(message, { cause: options.cause });
    this.name = "ProviderAway";
    this.retryAfterMs = options.retryAfterMs;
    this.isPassing = options.isPassing ?? true;
  }
}

/** The provider said no, and will say so again. */
export class ProviderRefused extends Error {
  readonly code: "KEY_SPENT" | "ALREADY_REFUNDED" | "REFUSED";

  constructor(code: ProviderRefused["code"], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "ProviderRefused";
    this.code = code;
  }
}
