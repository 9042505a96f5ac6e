import type { Card } from "../pay/card.ts";
import { newId } from "../ids.ts";
import { nowSeconds } from "../world.ts";
import type { ChargeRow, IntentRow } from "./objects.ts";

export type Failure = { code: string; declineCode: string | null; message: string };

/** One try at a card; captured in full unless it failed. */
export function newCharge(intent: IntentRow, card: Card, failure?: Failure): ChargeRow {
  return {
    ...blankCharge,
    id: newId("ch_3"),
    amount: intent.amount,
    billing_details: { address: null, email: null, name: card.name, phone: null, tax_id: null },
    created: nowSeconds(),
    currency: intent.currency,
    metadata: intent.metadata,
    payment_intent: intent.id,
    payment_method: newId("pm_1"),
    payment_method_details: { type: "card", card: cardDetails(intent.amount, card) },
    ...(failure === undefined ? captured(intent.amount) : declined(failure)),
  };
}

function captured(amount: number) {
  return {
    amount_captured: amount,
    balance_transaction: newId("txn_3"),
    captured: true,
    failure_code: null,
    failure_message: null,
    outcome: {
      ...calm,
      network_status: "approved_by_network",
      reason: null,
      seller_message: "Payment complete.",
      type: "authorized",
    },
    paid: true,
    status: "succeeded",
  } as const;
}

function declined(failure: Failure) {
  return {
    amount_captured: 0,
    balance_transaction: null,
    captured: false,
    failure_code: failure.code,
    failure_message: failure.message,
    outcome: {
      ...calm,
      network_status: "declined_by_network",
      reason: failure.declineCode,
      seller_message: "The bank did not return any further details with this decline.",
      type: "issuer_declined",
    },
    paid: false,
    status: "failed",
  } as const;
}

const calm = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  risk_level: "normal",
} as const;

function cardDetails(amount: number, card: Card) {
  return {
    amount_authorized: amount,
    authorization_code: null,
    brand: "visa",
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
    country: "US",
    electronic_commerce_indicator: null,
    exp_month: card.expMonth,
    exp_year: card.expYear,
    funding: "credit",
    installments: null,
    last4: card.number.slice(-4),
    mandate: null,
    network: "visa",
    network_transaction_id: null,
    regulated_status: "unregulated",
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  };
}

const blankCharge = {
  object: "charge",
  amount_refunded: 0,
  application: null,
  application_fee: null,
  application_fee_amount: null,
  calculated_statement_descriptor: "TEST BANK",
  customer: null,
  description: null,
  disputed: false,
  failure_balance_transaction: null,
  fraud_details: {},
  livemode: false,
  on_behalf_of: null,
  receipt_email: null,
  receipt_number: null,
  receipt_url: null,
  refunded: false,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
} satisfies Partial<ChargeRow>;
