import { paymentFailedV1, paymentSucceededV1 } from "@stallhouse/contracts/events/payment";
import { newId } from "@stallhouse/contracts/ids";
import type { PaymentId } from "@stallhouse/contracts/ids";
import { enqueue } from "@stallhouse/messaging/enqueue";
import type { Log } from "@stallhouse/service/log";
import { and, eq, ne, sql } from "drizzle-orm";
import type { PayPage, Payment } from "../payment/expect-payment.ts";
import { paymentPayload } from "../payment/payment-payload.ts";
import type { ProviderAttempt, ProviderPageState } from "../provider-port.ts";
import { recordRefund } from "../refund/record-refund.ts";
import { attempts, payPages, paymentIntents } from "../schema.ts";
import type { AttemptId } from "../schema.ts";
import type { Tx } from "../trpc.ts";
import { attemptVerdict } from "./attempt-verdict.ts";
import type { AttemptVerdict, QuarantineReason } from "./attempt-verdict.ts";

export type Applied = "APPLIED" | "NOTHING_NEW" | "QUARANTINED";
/** What asking after a page brought, and the page as it stands now. */
export type Checked = { applied: Applied; page: PayPage };
type Work = { tx: Tx; log: Log };

/**
 * Makes what the provider says of a page true here, in the caller's transaction: attempts, capture, the page's end, and the
 * facts of each. Repeating it, late or in any order, changes nothing: every try is known by its provider's reference.
 */
export async function applyPageState(work: Work, page: PayPage, state: ProviderPageState): Promise<Checked> {
  const { tx } = work;
  const payment = await lockPayment(tx, page.paymentId);
  // Read after the lock, so that what another copy just wrote is seen.
  const { references, isDead } = await readKnown(tx, payment);
  const known = new Set(references);
  let isQuarantined = false;
  let { status } = payment;
  let number = known.size;
  for (const attempt of state.attempts) {
    if (known.has(attempt.reference)) continue;
    const verdict = attemptVerdict({ ...payment, status }, state, attempt);
    const tried = recordAttempt(tx, { payment, attempt, verdict, number: ++number });
    if (verdict.outcome === "SUCCEEDED") {
      await capture(tx, { payment, isDead, tried });
      status = "CAPTURED";
    } else await tried;
    if (verdict.outcome === "DECLINED" && status === "OPEN") await announceDecline(tx, payment, { verdict, number });
    if (verdict.outcome === "QUARANTINED") {
      await quarantine(work, payment, verdict.reason);
      isQuarantined = true;
    }
  }
  const moved = await movePage(tx, page, state);
  if (isQuarantined) return { applied: "QUARANTINED", page: moved.page };
  return { applied: moved.isNew || number > known.size ? "APPLIED" : "NOTHING_NEW", page: moved.page };
}

async function lockPayment(tx: Tx, paymentId: PaymentId): Promise<Payment> {
  const [payment] = await tx.select().from(paymentIntents).where(eq(paymentIntents.id, paymentId)).for("update");
  if (!payment) throw new Error(`payment ${paymentId} is gone`);
  return payment;
}

type Known = { references: string[]; isDead: boolean };

async function readKnown(tx: Tx, { id, orderId }: Payment): Promise<Known> {
  const [known] = await tx.execute<Known>(sql`
    select array(select provider_reference from attempts where payment_id = ${id}) as "references",
      exists (select from dead_orders where order_id = ${orderId}) as "isDead"`);
  if (!known) throw new Error("no answer");
  return known;
}

type Try = { payment: Payment; attempt: ProviderAttempt; verdict: AttemptVerdict; number: number };

function recordAttempt(tx: Tx, { payment, attempt, verdict, number }: Try) {
  return tx
    .insert(attempts)
    .values({
      id: newId<AttemptId>(),
      paymentId: payment.id,
      number,
      outcome: verdict.outcome,
      reason: verdict.reason,
      amount: attempt.amount,
      currency: attempt.currency,
      providerReference: attempt.reference,
      providerIntentId: attempt.providerIntentId,
    })
    .returning({ id: attempts.id });
}

type Success = { payment: Payment; isDead: boolean; tried: ReturnType<typeof recordAttempt> };

/** The try and what it brought are written together. */
async function capture(tx: Tx, { payment, isDead, tried }: Success): Promise<void> {
  const [captured] = await tx
    .with(tx.$with("tried").as(tried))
    .update(paymentIntents)
    .set({ status: "CAPTURED", capturedAmount: payment.amount, capturedAt: sql`now()` })
    .where(eq(paymentIntents.id, payment.id))
    .returning();
  if (!captured) throw new Error(`payment ${payment.id} is gone`);
  await enqueue(tx, paymentSucceededV1, paymentPayload(payment));
  if (isDead) await recordRefund(tx, captured, "ORDER_DEAD");
}

type Decline = { verdict: AttemptVerdict; number: number };

async function announceDecline(tx: Tx, payment: Payment, { verdict, number }: Decline): Promise<void> {
  const reason = verdict.reason ?? "CARD_DECLINED";
  await enqueue(tx, paymentFailedV1, { ...paymentPayload(payment), reason, final: false, attempt: number });
}

async function quarantine({ tx, log }: Work, payment: Payment, reason: QuarantineReason): Promise<void> {
  await tx.update(paymentIntents).set({ quarantineReason: reason }).where(eq(paymentIntents.id, payment.id));
  log.error(
    { paymentId: payment.id, orderId: payment.orderId, reason },
    "payment quarantined: a person must look at it",
  );
}

async function movePage(tx: Tx, page: PayPage, state: ProviderPageState) {
  const end =
    state.state === "ENDED"
      ? { state: "ENDED" as const, endReason: state.isPaid ? ("PAID" as const) : ("EXPIRED" as const) }
      : {};
  const [moved] = await tx
    .update(payPages)
    .set({ providerIntentId: state.providerIntentId, ...end })
    .where(
      and(
        eq(payPages.id, page.id),
        ne(payPages.state, "ENDED"),
        sql`(${payPages.providerIntentId} is distinct from ${state.providerIntentId} or ${state.state === "ENDED"})`,
      ),
    )
    .returning();
  if (moved) return { isNew: true, page: moved };
  // Another copy may have moved it since it was read: what the provider says of it holds all the same.
  return { isNew: false, page: { ...page, providerIntentId: state.providerIntentId ?? page.providerIntentId } };
}
