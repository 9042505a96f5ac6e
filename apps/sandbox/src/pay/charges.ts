import type { World } from "../world.ts";

/** The provider's own book, one row per payment intent, for whoever checks the shop's against it. Newest first. */
export function listCharges(world: World) {
  const { sessions, intents, charges } = world.store;
  const sessionOf = new Map([...sessions.values()].map((session) => [session.payment_intent, session]));
  const triesOf = new Map<string | null, number>();
  for (const charge of charges.values()) {
    triesOf.set(charge.payment_intent, (triesOf.get(charge.payment_intent) ?? 0) + 1);
  }
  return [...intents.values()].reverse().map((intent) => {
    const session = sessionOf.get(intent.id);
    return {
      paymentIntent: intent.id,
      checkoutSession: session?.id ?? null,
      clientReferenceId: session?.client_reference_id ?? null,
      amount: intent.amount,
      amountReceived: intent.amount_received,
      currency: intent.currency.toUpperCase(),
      status: intent.status,
      refunded: charges.get(intent.latest_charge ?? "")?.amount_refunded ?? 0,
      tries: triesOf.get(intent.id) ?? 0,
      metadata: intent.metadata,
      createdAt: new Date(intent.created * 1000).toISOString(),
    };
  });
}
