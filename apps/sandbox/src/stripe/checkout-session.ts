import { newId } from "../ids.ts";
import { nowSeconds } from "../world.ts";
import type { World } from "../world.ts";
import { invalidRequest } from "./fault.ts";
import { canceledIntent } from "./payment-intent.ts";
import type { LineItem, SessionRow } from "./objects.ts";
import type { Outcome } from "./outcome.ts";
import type { CreateSessionParams } from "./params.ts";

const minute = 60;
const day = 24 * 60 * minute;
// "At least 30 minutes" is measured by two clocks and one network; half a minute of grace is not a rule to lean on.
const grace = 30;
/** Stripe's own table has more; in most currencies of ours it is half a unit. */
const smallestCharges: Readonly<Record<string, number>> = { gbp: 30 };

/** An open session. As in the API since 2022-08-01 the payment intent is made when somebody pays, not here. */
export function createSession(world: World, params: CreateSessionParams): Outcome<SessionRow> {
  const created = nowSeconds();
  const currency = oneCurrency(params);
  const lines = params.line_items.map((line) => newLineItem(line, created));
  const total = lines.reduce((sum, line) => sum + line.amount_total, 0);
  const smallestCharge = smallestCharges[currency] ?? 50;
  if (total > 99_999_999)
    throw invalidRequest("The Checkout Session's total amount is too large.", { code: "amount_too_large" });
  if (total < smallestCharge) {
    throw invalidRequest(`The Checkout Session's total amount must be at least ${smallestCharge} ${currency}.`, {
      code: "amount_too_small",
    });
  }
  const id = newId("cs_test_", 58);
  const session: SessionRow = {
    ...blankSession,
    id,
    amount_subtotal: total,
    amount_total: total,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created,
    currency,
    customer_email: params.customer_email ?? null,
    expires_at: expiry(params.expires_at, created),
    metadata: params.metadata,
    success_url: params.success_url,
    url: `${world.publicUrl()}/pay/${id}`,
    hidden: { lineItems: lines, intentMetadata: params.payment_intent_data.metadata },
  };
  return { object: session, change: { sessions: [session] }, events: [] };
}

/** Ends an open session; an intent that was tried and not paid is cancelled with it. */
export function expireSession(world: World, session: SessionRow): Outcome<SessionRow> {
  if (session.status !== "open") {
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    );
  }
  const expired: SessionRow = { ...session, status: "expired", url: null };
  const intent = world.store.intents.get(session.payment_intent ?? "");
  if (intent === undefined) {
    return { object: expired, change: { sessions: [expired] }, events: [["checkout.session.expired", expired]] };
  }
  const canceled = canceledIntent(intent, null);
  return {
    object: expired,
    change: { sessions: [expired], intents: [canceled] },
    events: [
      ["payment_intent.canceled", canceled],
      ["checkout.session.expired", expired],
    ],
  };
}

function oneCurrency(params: CreateSessionParams): string {
  const currencies = [...new Set(params.line_items.map((line) => line.price_data.currency))];
  const [currency = "eur", ...others] = currencies;
  if (others.length > 0) {
    throw invalidRequest(`You must use a single currency in line items, got: ${currencies.join(", ")}.`, {
      param: "line_items",
    });
  }
  return currency;
}

function expiry(asked: number | undefined, created: number): number {
  if (asked === undefined) return created + day;
  if (asked < created + 30 * minute - grace) {
    throw invalidRequest("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", {
      param: "expires_at",
    });
  }
  if (asked > created + day + grace) {
    throw invalidRequest("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", {
      param: "expires_at",
    });
  }
  return asked;
}

function newLineItem(line: CreateSessionParams["line_items"][number], created: number): LineItem {
  const { currency, unit_amount, product_data } = line.price_data;
  const total = unit_amount * line.quantity;
  return {
    id: newId("li_1"),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency,
    description: product_data.name,
    metadata: {},
    price: {
      id: newId("price_1"),
      object: "price",
      active: false,
      billing_scheme: "per_unit",
      created,
      currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: newId("prod_", 14),
      recurring: null,
      tax_behavior: "unspecified",
      tiers_mode: null,
      transform_quantity: null,
      type: "one_time",
      unit_amount,
      unit_amount_decimal: null,
    },
    quantity: line.quantity,
  };
}

const blankSession = {
  object: "checkout.session",
  adaptive_pricing: { enabled: false },
  after_expiration: null,
  allow_promotion_codes: null,
  allowed_payment_method_types: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
  customer: null,
  customer_account: null,
  customer_creation: "if_required",
  customer_details: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  livemode: false,
  locale: null,
  managed_payments: { enabled: false },
  mode: "payment",
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_collection: "if_required",
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_method_types: ["card"],
  payment_status: "unpaid",
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  status: "open",
  submit_type: null,
  subscription: null,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  ui_mode: "hosted_page",
  wallet_options: null,
} satisfies Partial<SessionRow>;
