import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { isAhead } from "@stallhouse/auth/token-times";
import { Refusal } from "@stallhouse/contracts/refusal";
import Stripe from "stripe";
import { z } from "zod";
import { ProviderAway, ProviderRefused } from "./provider-port.ts";
import type {
  DeclineReason,
  PageRequest,
  Provider,
  ProviderAttempt,
  ProviderPage,
  ProviderPageState,
  ProviderRefund,
  RefundRequest,
  WebhookSubject,
} from "./provider-port.ts";
import { providerBudget, providerPolicy } from "./provider-policy.ts";
import type { ProviderCall } from "./provider-policy.ts";

type Options = {
  apiKey: string;
  webhookSecret: string;
  /** Where Stripe is, if not at its own address. */
  apiUrl?: string | undefined;
  policy?: ProviderCall;
};

/** Older webhooks are refused: a recorded one cannot be played again later. */
const toleranceSeconds = 300;
const connectMs = 1_000;

/** Stripe behind our words: hosted checkout, captured at once. */
export function createStripeProvider({ apiKey, webhookSecret, apiUrl, policy = providerPolicy() }: Options): Provider {
  const stripe = new Stripe(apiKey, {
    apiVersion: "2026-10-28.endive",
    // Retried by our own policy, at one layer only.
    maxNetworkRetries: 0,
    timeout: providerBudget.totalMs,
    telemetry: false,
    ...addressOf(apiUrl),
  });
  const ask: ProviderCall = (call) => policy(() => call().catch(translateFault));
  return {
    openPage: async (request) =>
      openedPage(
        await ask(() => stripe.checkout.sessions.create(sessionParams(request), { idempotencyKey: request.key })),
      ),
    readPage: async (sessionId) => {
      const session = await ask(() => stripe.checkout.sessions.retrieve(sessionId, { expand: ["payment_intent"] }));
      const intent = typeof session.payment_intent === "object" ? session.payment_intent : null;
      const charges = intent
        ? await ask(() => stripe.charges.list({ payment_intent: intent.id, limit: 100 }))
        : { data: [] };
      return pageState(session, intent, charges.data);
    },
    endPage: async (sessionId) => {
      await ask(() => stripe.checkout.sessions.expire(sessionId)).catch((error: unknown) => {
        // Paid or expired already: either way there is nothing left to end.
        if (!(error instanceof ProviderRefused)) throw error;
      });
    },
    refund: async (request) =>
      refundState(await ask(() => stripe.refunds.create(refundParams(request), { idempotencyKey: request.key }))),
    readRefund: async (id) => refundState(await ask(() => stripe.refunds.retrieve(id))),
    findRefund: async (providerIntentId, refundId) => {
      const list = await ask(() => stripe.refunds.list({ payment_intent: providerIntentId, limit: 100 }));
      const found = list.data.find((refund) => refund.metadata?.["refundId"] === refundId);
      return found && refundState(found);
    },
    verifyWebhook: (body, signature) => {
      try {
        const event = stripe.webhooks.constructEvent(body, signature, webhookSecret, toleranceSeconds);
        if (isSignedAhead(signature)) throw new Error("signed ahead of its time");
        return verifiedEvent.parse(event);
      } catch {
        throw new Refusal("WEBHOOK_REJECTED");
      }
    },
    subjectOf: (payload) => subjectOf(JSON.parse(payload)),
  };
}

function addressOf(apiUrl: string | undefined) {
  const url = new URL(apiUrl ?? "https://api.stripe.com");
  const isPlain = url.protocol === "http:";
  const agent = withConnectLimit(isPlain ? new HttpAgent({ keepAlive: true }) : new HttpsAgent({ keepAlive: true }));
  const httpClient = Stripe.createNodeHttpClient(agent);
  return {
    httpClient,
    host: url.hostname,
    port: Number(url.port) || (isPlain ? 80 : 443),
    protocol: isPlain ? ("http" as const) : ("https" as const),
  };
}

/** A host that does not even accept the connection is given up long before one that is slow to answer. */
function withConnectLimit<A extends HttpAgent>(agent: A): A {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback);
    const timer = setTimeout(() => socket?.destroy(new Error(`no connection in ${connectMs} ms`)), connectMs);
    for (const event of ["connect", "secureConnect", "close"]) socket?.once(event, () => clearTimeout(timer));
    return socket;
  };
  return agent;
}

function sessionParams(request: PageRequest): Stripe.Checkout.SessionCreateParams {
  const metadata = { paymentId: request.paymentId, orderId: request.orderId };
  return {
    mode: "payment",
    client_reference_id: request.orderNumber,
    customer_email: request.email,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: request.currency.toLowerCase(),
          unit_amount: request.amount,
          product_data: { name: `Order ${request.orderNumber}` },
        },
      },
    ],
    metadata,
    payment_intent_data: { metadata },
    success_url: request.returnUrl,
    cancel_url: request.cancelUrl,
    ...(request.endsAt ? { expires_at: Math.floor(request.endsAt.getTime() / 1000) } : {}),
  };
}

function openedPage(session: Stripe.Checkout.Session): ProviderPage {
  if (!session.url) throw new ProviderAway("a checkout session without an address", { isPassing: false });
  return { sessionId: session.id, payUrl: session.url, endsAt: new Date(session.expires_at * 1000) };
}

function pageState(
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
  charges: readonly Stripe.Charge[],
): ProviderPageState {
  return {
    state: session.status === "open" || isUndecided(session, intent) ? "OPEN" : "ENDED",
    isPaid: session.payment_status === "paid",
    amount: session.amount_total ?? 0,
    currency: (session.currency ?? "").toUpperCase(),
    paymentIds: [session.metadata?.["paymentId"], intent?.metadata["paymentId"]].filter((id) => id !== undefined),
    providerIntentId: intent?.id ?? null,
    attempts: intent ? attemptsOn(intent, charges) : [],
  };
}

function attemptsOn(intent: Stripe.PaymentIntent, charges: readonly Stripe.Charge[]): ProviderAttempt[] {
  const decided = charges.filter(({ status }) => status !== "pending").map((charge) => attemptOf(charge, intent.id));
  const unconfirmed = unconfirmedAttempt(intent);
  // Stripe lists the newest first.
  return [...decided.reverse(), ...(unconfirmed ? [unconfirmed] : [])];
}

/** The customer is through with the page but the bank is not. */
function isUndecided(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): boolean {
  return session.status === "complete" && session.payment_status !== "paid" && intent?.status === "processing";
}

function attemptOf(charge: Stripe.Charge, providerIntentId: string): ProviderAttempt {
  const hasSucceeded = charge.status === "succeeded" && charge.captured;
  return {
    reference: charge.id,
    providerIntentId,
    outcome: hasSucceeded ? "SUCCEEDED" : "DECLINED",
    reason: hasSucceeded ? null : declineReason(charge.outcome?.reason ?? charge.failure_code),
    amount: hasSucceeded ? charge.amount_captured : charge.amount,
    currency: charge.currency.toUpperCase(),
  };
}

/** A card whose bank was not satisfied leaves no charge, only the intent's last error. */
function unconfirmedAttempt(intent: Stripe.PaymentIntent): ProviderAttempt | undefined {
  const error = intent.last_payment_error;
  if (!error || error.charge) return undefined;
  const method = error.payment_method?.id ?? idOf(intent.payment_method) ?? "unknown";
  return {
    reference: `${intent.id}/${method}`,
    providerIntentId: intent.id,
    outcome: "DECLINED",
    reason: declineReason(error.decline_code ?? error.code),
    amount: intent.amount,
    currency: intent.currency.toUpperCase(),
  };
}

function idOf(reference: string | { id: string } | null): string | undefined {
  return typeof reference === "string" ? reference : reference?.id;
}

const declineReasons: Readonly<Record<string, DeclineReason>> = {
  insufficient_funds: "INSUFFICIENT_FUNDS",
  expired_card: "CARD_EXPIRED",
  incorrect_cvc: "SECURITY_CODE_WRONG",
  invalid_cvc: "SECURITY_CODE_WRONG",
  authentication_required: "NOT_CONFIRMED",
  payment_intent_authentication_failure: "NOT_CONFIRMED",
  processing_error: "BANK_AWAY",
  issuer_not_available: "BANK_AWAY",
};

/** Stripe's word for a decline in ours; of the many it has, those a customer can act on. */
export function declineReason(code: string | null | undefined): DeclineReason {
  return declineReasons[code ?? ""] ?? "CARD_DECLINED";
}

function refundParams({ providerIntentId, amount, refundId }: RefundRequest): Stripe.RefundCreateParams {
  return { payment_intent: providerIntentId, amount, reason: "requested_by_customer", metadata: { refundId } };
}

const refundStatus: Readonly<Record<string, ProviderRefund["status"]>> = {
  succeeded: "SUCCEEDED",
  failed: "FAILED",
  canceled: "FAILED",
};

function refundState({ id, status, failure_reason }: Stripe.Refund): ProviderRefund {
  return { providerRefundId: id, status: refundStatus[status ?? ""] ?? "PENDING", fault: failure_reason ?? null };
}

/** Stripe's library refuses old signatures only: one made ahead could be kept, and played when it suits. Read as it reads them. */
function isSignedAhead(signature: string): boolean {
  const moments = signature
    .split(",")
    .flatMap((part) => (part.startsWith("t=") ? [Number.parseInt(part.slice(2), 10)] : []));
  return moments.some((seconds) => isAhead(new Date(seconds * 1000), new Date()));
}

const verifiedEvent = z
  .object({ id: z.string(), type: z.string() })
  .transform(({ id, type }) => ({ eventId: id, type }));

const metadata = z.record(z.string(), z.string()).nullish();
const reference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish();
const eventObject = z.object({
  id: z.string(),
  object: z.string(),
  metadata,
  payment_intent: reference,
  amount: z.number().nullish(),
  amount_total: z.number().nullish(),
  currency: z.string().nullish(),
});

export function subjectOf(event: unknown): WebhookSubject {
  const { data } = z.object({ data: z.object({ object: eventObject }) }).parse(event);
  const { object, id, payment_intent, currency, ...rest } = data.object;
  return {
    sessionId: object === "checkout.session" ? id : undefined,
    providerIntentId: object === "payment_intent" ? id : (payment_intent ?? undefined),
    providerRefundId: object === "refund" ? id : undefined,
    paymentId: rest.metadata?.["paymentId"],
    // A refund's amount is its own affair.
    amount: object === "refund" ? undefined : (rest.amount_total ?? rest.amount ?? undefined),
    currency: currency?.toUpperCase(),
  };
}

/** Stripe's errors in our two kinds: "no answer" and "no". */
export function translateFault(error: unknown): never {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const code = refusalCode(error);
  if (code) throw new ProviderRefused(code, error.message, error);
  const retryAfter = Number(error.headers?.["retry-after"]);
  throw new ProviderAway(error.message, {
    cause: error,
    // Our key does not get better by asking again.
    isPassing: error.statusCode !== 401 && error.statusCode !== 403,
    ...(retryAfter > 0 ? { retryAfterMs: retryAfter * 1000 } : {}),
  });
}

/** Not signed in, not allowed, the same key under way, too many requests: the call itself was not answered. */
const unanswered: readonly number[] = [401, 403, 409, 429];

function refusalCode(error: InstanceType<typeof Stripe.errors.StripeError>): ProviderRefused["code"] | undefined {
  const { statusCode = 0, code, headers } = error;
  if (unanswered.includes(statusCode)) return undefined;
  if (error instanceof Stripe.errors.StripeIdempotencyError) return "KEY_SPENT";
  // Stripe repeats the answer it stored for a key, also when that was a failure of its own.
  if (statusCode >= 500) return headers?.["idempotent-replayed"] === "true" ? "KEY_SPENT" : undefined;
  if (code === "charge_already_refunded") return "ALREADY_REFUNDED";
  return statusCode >= 400 ? "REFUSED" : undefined;
}
