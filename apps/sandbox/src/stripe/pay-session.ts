import { behaviourOf } from "../pay/card.ts";
import type { Card } from "../pay/card.ts";
import { newId } from "../ids.ts";
import { currentSwitches } from "../switches/switches.ts";
import { nowSeconds } from "../world.ts";
import type { World } from "../world.ts";
import { newCharge } from "./charge.ts";
import type { Failure } from "./charge.ts";
import { expireSession } from "./checkout-session.ts";
import type { IntentRow, SessionRow } from "./objects.ts";
import { settle } from "./outcome.ts";
import { newIntent } from "./payment-intent.ts";

/** What a try to pay came to; a decline is a result, the session stays open for another card. */
export type Paid =
  | { status: "paid"; paymentIntent: string; redirectTo: string }
  | { status: "declined"; paymentIntent: string; code: string; declineCode: string | null; message: string }
  | { status: "needs_confirmation"; paymentIntent: string }
  | { status: "complete" | "expired" };

const declines: Record<"declined" | "insufficient_funds" | "refused", Failure> = {
  declined: { code: "card_declined", declineCode: "generic_decline", message: "Your card was declined." },
  insufficient_funds: {
    code: "card_declined",
    declineCode: "insufficient_funds",
    message: "Your card has insufficient funds.",
  },
  refused: {
    code: "payment_intent_authentication_failure",
    declineCode: null,
    message:
      "The provided PaymentMethod has failed authentication. " +
      "You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.",
  },
};

/** Pays an open session; a second call for a paid one changes nothing. */
export function paySession(world: World, session: SessionRow, card: Card): Paid {
  const closed = closedState(world, session);
  if (closed !== undefined) return closed;
  const intent = intentOf(world, session);
  const tried: SessionRow = { ...session, payment_intent: intent.id };
  const behaviour = behaviourOf(card.number);
  if (behaviour === "needs_confirmation") return askToConfirm(world, { session: tried, intent, card });
  if (behaviour === "succeeds") return succeed(world, { session: tried, intent, card });
  return fail(world, { session: tried, intent, card }, declines[behaviour ?? "declined"]);
}

/** The answer to the card's bank asking "was it you?". */
export function answerConfirmation(world: World, session: SessionRow, answer: "confirm" | "refuse"): Paid {
  const closed = closedState(world, session);
  if (closed !== undefined) return closed;
  const intent = intentOf(world, session);
  if (intent.status !== "requires_action") {
    return { status: "declined", paymentIntent: intent.id, ...declines.refused };
  }
  if (answer === "confirm") return succeed(world, { session, intent, card: confirmationCard });
  return fail(world, { session, intent, card: null }, declines.refused);
}

type Try<C = Card> = { session: SessionRow; intent: IntentRow; card: C };

/** The one card that asks; its number is all that the charge shows of it. */
const confirmationCard: Card = { number: "4000002500003155", expMonth: 12, expYear: 2034, name: null };

function closedState(world: World, session: SessionRow): Paid | undefined {
  if (session.status === "open" && session.expires_at <= nowSeconds()) {
    settle(world, expireSession(world, session));
    return { status: "expired" };
  }
  return session.status === "open" ? undefined : { status: session.status };
}

function intentOf(world: World, session: SessionRow): IntentRow {
  const known = world.store.intents.get(session.payment_intent ?? "");
  if (known !== undefined) return known;
  return newIntent(session, session.amount_total + currentSwitches(world.store).stripe.wrongAmount);
}

function succeed(world: World, { session, intent, card }: Try): Paid {
  const charge = newCharge(intent, card);
  const paid: IntentRow = {
    ...intent,
    status: "succeeded",
    amount_received: intent.amount,
    latest_charge: charge.id,
    payment_method: charge.payment_method,
    last_payment_error: null,
    next_action: null,
  };
  const complete: SessionRow = {
    ...session,
    payment_intent: intent.id,
    status: "complete",
    payment_status: "paid",
    url: null,
    customer_details: customerDetails(session, card),
  };
  settle(world, {
    object: complete,
    change: { sessions: [complete], intents: [paid], charges: [charge] },
    events: [
      ["payment_intent.succeeded", paid],
      ["checkout.session.completed", complete],
    ],
  });
  return { status: "paid", paymentIntent: intent.id, redirectTo: successUrlOf(session) };
}

export function successUrlOf(session: SessionRow): string {
  return (session.success_url ?? "/").replaceAll("{CHECKOUT_SESSION_ID}", session.id);
}

function fail(world: World, { session, intent, card }: Try<Card | null>, failure: Failure): Paid {
  // A refused confirmation never reaches the card, so there is no charge to show for it.
  const charge = card === null ? undefined : newCharge(intent, card, failure);
  const failed: IntentRow = {
    ...intent,
    status: "requires_payment_method",
    latest_charge: charge?.id ?? intent.latest_charge,
    next_action: null,
    last_payment_error: {
      type: card === null ? "invalid_request_error" : "card_error",
      code: failure.code,
      message: failure.message,
      ...(failure.declineCode !== null && { decline_code: failure.declineCode }),
      ...(charge !== undefined && { charge: charge.id }),
    },
  };
  settle(world, {
    object: failed,
    change: { sessions: [session], intents: [failed], ...(charge !== undefined && { charges: [charge] }) },
    events: [["payment_intent.payment_failed", failed]],
  });
  return { status: "declined", paymentIntent: intent.id, ...failure };
}

function askToConfirm(world: World, { session, intent, card }: Try): Paid {
  const asking: IntentRow = {
    ...intent,
    status: "requires_action",
    payment_method: newId("pm_1"),
    last_payment_error: null,
    next_action: { type: "redirect_to_url", redirect_to_url: { url: session.url, return_url: session.success_url } },
  };
  const named: SessionRow = { ...session, customer_details: customerDetails(session, card) };
  settle(world, { object: asking, change: { sessions: [named], intents: [asking] }, events: [] });
  return { status: "needs_confirmation", paymentIntent: intent.id };
}

function customerDetails(session: SessionRow, card: Card): SessionRow["customer_details"] {
  return {
    address: null,
    business_name: null,
    email: session.customer_email,
    individual_name: null,
    name: card.name ?? session.customer_details?.name ?? null,
    phone: null,
    tax_exempt: "none",
    tax_ids: [],
  };
}
