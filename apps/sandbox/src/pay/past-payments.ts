import { Hono } from "hono";
import { z } from "zod";
import { newCharge } from "../stripe/charge.ts";
import type { ChargeRow, IntentRow } from "../stripe/objects.ts";
import { newIntent } from "../stripe/payment-intent.ts";
import type { World } from "../world.ts";
import type { Card } from "./card.ts";

const pastPayment = z.strictObject({
  intentId: z.string(),
  chargeId: z.string(),
  amount: z.int().min(1),
  amountRefunded: z.int().min(0),
  /** As Stripe writes it: in lower case. */
  currency: z.string().length(3),
  paidAt: z.iso.datetime(),
  metadata: z.record(z.string(), z.string()),
});
type PastPayment = z.infer<typeof pastPayment>;

const card: Card = { number: "4242424242424242", expMonth: 12, expYear: 2034, name: null };

/** Puts payments of a demo's past into the books, as paid long ago: nobody hears of them. Known ones stay as they are. */
export function pastPaymentsApi(world: World): Hono {
  const app = new Hono();
  app.post("/", async (c) => {
    const input = z.array(pastPayment).safeParse(await c.req.json().catch(() => null));
    if (!input.success) return c.json({ error: "These are not payments.", issues: input.error.issues }, 400);
    const fresh = input.data.filter(({ intentId }) => !world.store.intents.has(intentId)).map(booked);
    world.store.commit({ intents: fresh.map(({ intent }) => intent), charges: fresh.map(({ charge }) => charge) });
    return c.json({ added: fresh.length });
  });
  return app;
}

function booked(past: PastPayment): { intent: IntentRow; charge: ChargeRow } {
  const { intentId, chargeId, amount, amountRefunded, currency, metadata } = past;
  const created = Math.floor(Date.parse(past.paidAt) / 1000);
  const asked = {
    ...newIntent({ currency, hidden: { lineItems: [], intentMetadata: metadata } }, amount),
    id: intentId,
  };
  const charged = newCharge(asked, card);
  const charge = {
    ...charged,
    id: chargeId,
    created,
    amount_refunded: amountRefunded,
    refunded: amountRefunded === amount,
  };
  const intent: IntentRow = {
    ...asked,
    created,
    status: "succeeded",
    amount_received: amount,
    latest_charge: chargeId,
    payment_method: charged.payment_method,
  };
  return { intent, charge };
}
