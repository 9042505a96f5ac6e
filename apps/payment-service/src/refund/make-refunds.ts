import { paymentRefundedV1 } from "@stallhouse/contracts/events/payment";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import { backoffSeconds, batchSize, eachOf, leaseEnd } from "../claim.ts";
import { refundPayload } from "../payment/payment-payload.ts";
import { ProviderRefused } from "../provider-port.ts";
import type { ProviderRefund } from "../provider-port.ts";
import { payPages, paymentIntents, refunds } from "../schema.ts";
import type { Deps, Tx } from "../trpc.ts";

type Refund = typeof refunds.$inferSelect;

const longestPauseSeconds = 3_600;

/** Makes the refunds that are owed and asks after those under way. Answers how many were taken up. */
export async function makeRefunds(deps: Deps): Promise<number> {
  const due = sql`(select id from refunds where status = 'PENDING' and next_try_at <= now()
    order by next_try_at limit ${batchSize} for update skip locked)`;
  const owed = await deps.db
    .update(refunds)
    .set({ nextTryAt: leaseEnd, tries: sql`${refunds.tries} + 1` })
    .where(sql`${refunds.id} in ${due}`)
    .returning();
  await eachOf(owed, (refund) => makeRefund(deps, refund));
  return owed.length;
}

async function makeRefund(deps: Deps, refund: Refund): Promise<void> {
  try {
    const made = await atProvider(deps, refund);
    const fault = await deps.db.transaction((tx) => settleRefund(tx, refund, made));
    if (fault !== null)
      deps.log.error({ refundId: refund.id, fault }, "refund failed at the provider: a person must look at it");
  } catch (err) {
    deps.log.error({ err, refundId: refund.id, tries: refund.tries }, "refund not made yet");
    await postpone(deps, refund, err);
  }
}

async function atProvider({ db, provider }: Deps, refund: Refund): Promise<ProviderRefund> {
  if (refund.providerRefundId) return await provider.readRefund(refund.providerRefundId);
  const providerIntentId = await capturedIntentOf(db, refund);
  // The provider forgets a key after a day, so from the second try on it is asked before it is told.
  const found = refund.tries > 1 ? await provider.findRefund(providerIntentId, refund.id) : undefined;
  const key = refund.keyNumber === 0 ? refund.id : `${refund.id}-${refund.keyNumber}`;
  return found ?? (await provider.refund({ key, refundId: refund.id, providerIntentId, amount: refund.amount }));
}

async function capturedIntentOf(db: Deps["db"], refund: Refund): Promise<string> {
  const [page] = await db
    .select({ providerIntentId: payPages.providerIntentId })
    .from(payPages)
    .where(
      and(
        eq(payPages.paymentId, refund.paymentId),
        eq(payPages.endReason, "PAID"),
        isNotNull(payPages.providerIntentId),
      ),
    );
  if (!page?.providerIntentId) throw new Error(`refund ${refund.id} is for a payment without a paid page`);
  return page.providerIntentId;
}

/** Writes what the provider said, once; with success also the counter and the fact. Answers the fault of a failed refund. */
async function settleRefund(tx: Tx, { id, paymentId, tries }: Refund, made: ProviderRefund): Promise<string | null> {
  const [payment] = await tx.select().from(paymentIntents).where(eq(paymentIntents.id, paymentId)).for("update");
  const pause = backoffSeconds(tries, longestPauseSeconds);
  const [settled] = await tx
    .update(refunds)
    .set({
      status: made.status,
      providerRefundId: made.providerRefundId,
      fault: made.fault,
      nextTryAt: sql`now() + make_interval(secs => ${pause})`,
      settledAt: made.status === "PENDING" ? null : sql`now()`,
    })
    .where(and(eq(refunds.id, id), eq(refunds.status, "PENDING")))
    .returning();
  if (!payment || !settled || made.status === "PENDING") return null;
  if (made.status === "FAILED") return made.fault ?? "unknown";
  await tx
    .update(paymentIntents)
    .set({ refundedAmount: sql`${paymentIntents.refundedAmount} + ${settled.amount}` })
    .where(eq(paymentIntents.id, payment.id));
  await enqueue(tx, paymentRefundedV1, refundPayload(payment, settled));
  return null;
}

async function postpone(deps: Deps, refund: Refund, error: unknown): Promise<void> {
  const code = error instanceof ProviderRefused ? error.code : undefined;
  const pause = backoffSeconds(refund.tries, code === "REFUSED" ? longestPauseSeconds : 60);
  // Refunded at the provider's own desk, but not by us: only a person knows what for. Not on the first try, after which
  // our own refund is looked for.
  const isForeign = code === "ALREADY_REFUNDED" && refund.tries > 1;
  await deps.db
    .update(refunds)
    .set({
      fault: error instanceof Error ? error.message.slice(0, 500) : "unknown",
      nextTryAt: sql`now() + make_interval(secs => ${pause})`,
      keyNumber: code === "KEY_SPENT" ? refund.keyNumber + 1 : refund.keyNumber,
      ...(isForeign ? { status: "FAILED" as const, settledAt: sql`now()` } : {}),
    })
    .where(and(eq(refunds.id, refund.id), eq(refunds.status, "PENDING")));
}
