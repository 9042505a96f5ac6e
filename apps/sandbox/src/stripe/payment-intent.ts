import { newId } from "../ids.ts";
import { nowSeconds } from "../world.ts";
import { invalidRequest } from "./fault.ts";
import type { IntentRow, SessionRow } from "./objects.ts";

/** The intent a session gets at the first try to pay it. `amount` differs from the session's only by a switch. */
export function newIntent(session: Pick<SessionRow, "currency" | "hidden">, amount: number): IntentRow {
  const id = newId("pi_3");
  return {
    ...blankIntent,
    id,
    amount,
    client_secret: `${id}_secret_${newId("", 25)}`,
    created: nowSeconds(),
    currency: session.currency,
    metadata: session.hidden.intentMetadata,
  };
}

export function canceledIntent(intent: IntentRow, reason: IntentRow["cancellation_reason"]): IntentRow {
  return { ...intent, status: "canceled", canceled_at: nowSeconds(), cancellation_reason: reason, next_action: null };
}

/** All our intents belong to checkout sessions, and those Stripe lets nobody cancel: expire the session instead. */
export function cancelIntent(intent: IntentRow): never {
  if (intent.status === "succeeded" || intent.status === "canceled") {
    throw invalidRequest(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. ` +
        "Only a PaymentIntent with one of the following statuses may be canceled: " +
        "requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.",
      { code: "payment_intent_unexpected_state" },
    );
  }
  throw invalidRequest(
    "You cannot perform this action on PaymentIntents created by Checkout. Expire the Checkout Session instead.",
  );
}

/** Checkout captures by itself, so there is never anything left to capture. */
export function captureIntent(intent: IntentRow): never {
  const message =
    intent.status === "succeeded"
      ? `This PaymentIntent could not be captured because it has already been captured.`
      : `This PaymentIntent could not be captured because it has a status of ${intent.status}. ` +
        "Only a PaymentIntent with one of the following statuses may be captured: requires_capture.";
  throw invalidRequest(message, { code: "payment_intent_unexpected_state" });
}

const blankIntent = {
  object: "payment_intent",
  allowed_payment_method_types: null,
  amount_capturable: 0,
  amount_details: { tip: {} },
  amount_received: 0,
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: "automatic_async",
  confirmation_method: "automatic",
  customer: null,
  customer_account: null,
  description: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: null,
  livemode: false,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_method_types: ["card"],
  payment_record: null,
  processing: null,
  receipt_email: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  status: "requires_payment_method",
  transfer_data: null,
  transfer_group: null,
} satisfies Partial<IntentRow>;
