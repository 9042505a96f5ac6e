import { newId } from "../ids.ts";
import { nowSeconds } from "../world.ts";
import type { World } from "../world.ts";
import { invalidRequest, noSuch } from "./fault.ts";
import type { ChargeRow, RefundRow } from "./objects.ts";
import type { Outcome } from "./outcome.ts";
import type { CreateRefundParams } from "./params.ts";

/** Gives money back, at once; never more than was captured and not yet given back. */
export function createRefund(world: World, params: CreateRefundParams): Outcome<RefundRow> {
  const charge = chargeToRefund(world, params);
  const left = charge.amount_captured - charge.amount_refunded;
  const amount = refundAmount(charge, params.amount, left);
  const refund: RefundRow = {
    id: newId("re_3"),
    object: "refund",
    amount,
    balance_transaction: newId("txn_3"),
    charge: charge.id,
    created: nowSeconds(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
      type: "card",
    },
    metadata: params.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  };
  const refunded: ChargeRow = {
    ...charge,
    amount_refunded: charge.amount_refunded + amount,
    refunded: amount === left,
  };
  return {
    object: refund,
    change: { refunds: [refund], charges: [refunded] },
    events: [
      ["refund.created", refund],
      ["charge.refunded", refunded],
      ["refund.updated", refund],
    ],
  };
}

function chargeToRefund(world: World, params: CreateRefundParams): ChargeRow {
  if (params.charge !== undefined) {
    const charge = world.store.charges.get(params.charge);
    if (charge === undefined) throw noSuch("charge", params.charge, "charge");
    return charge;
  }
  if (params.payment_intent === undefined) {
    throw invalidRequest("One of the following params should be provided for this request: payment_intent or charge.");
  }
  const intent = world.store.intents.get(params.payment_intent);
  if (intent === undefined) throw noSuch("payment_intent", params.payment_intent, "payment_intent");
  const charge = world.store.charges.get(intent.latest_charge ?? "");
  if (charge === undefined || !charge.paid) {
    throw invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`);
  }
  return charge;
}

function refundAmount(charge: ChargeRow, asked: number | undefined, left: number): number {
  if (!charge.paid) throw invalidRequest(`Charge ${charge.id} was not successful and cannot be refunded.`);
  if (left === 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  }
  const amount = asked ?? left;
  if (amount < 1) {
    throw invalidRequest("Invalid positive integer", { code: "parameter_invalid_integer", param: "amount" });
  }
  if (amount > left) {
    throw invalidRequest(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: "amount",
    });
  }
  return amount;
}
