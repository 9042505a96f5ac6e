import type Stripe from "stripe";

// The SDK's own types are the measure: a field the SDK promises and we forget does not compile.
// In the books references are ids; `expand` puts the objects in.
type Metadata = Record<string, string>;
type Refs<T, K extends keyof T> = Omit<T, K> & { [P in K]: string | null };

export type LineItem = Stripe.LineItem;
export type SessionRow = Refs<Omit<Stripe.Checkout.Session, "line_items">, "payment_intent"> & {
  metadata: Metadata;
  amount_total: number;
  currency: string;
  status: "open" | "complete" | "expired";
  /** Known to the provider only, never in an answer (`expand[]=line_items` shows the lines). */
  hidden: { lineItems: LineItem[]; intentMetadata: Metadata };
};
export type IntentRow = Refs<Stripe.PaymentIntent, "latest_charge" | "payment_method"> & { metadata: Metadata };
export type ChargeRow = Refs<Stripe.Charge, "payment_intent">;
export type RefundRow = Refs<Stripe.Refund, "payment_intent" | "charge">;
export type EventRow = {
  id: string;
  object: "event";
  api_version: string;
  created: number;
  data: { object: unknown };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
};

/** The version of the API that the pinned SDK speaks. */
export const apiVersion = "2026-10-28.endive";
