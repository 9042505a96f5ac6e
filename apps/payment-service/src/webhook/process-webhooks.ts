import type { PaymentId } from "@stallhouse/contracts/ids";
import { and, desc, eq, sql } from "drizzle-orm";
import { backoffSeconds, batchSize, eachOf, leaseEnd } from "../claim.ts";
import { checkPage } from "../page/check-page.ts";
import type { Applied, Checked } from "../page/apply-page-state.ts";
import type { PayPage, Payment } from "../payment/expect-payment.ts";
import { makeRefunds } from "../refund/make-refunds.ts";
import { payPages, paymentIntents, refunds, webhookEvents } from "../schema.ts";
import type { Deps, Tx } from "../trpc.ts";
import type { Webhook } from "./store-webhook.ts";
import { subjectFault } from "./subject-fault.ts";
import type { WebhookSubject } from "../provider-port.ts";

type Outcome = { outcome: Applied | "UNKNOWN"; paymentId: PaymentId | null; fault: string | null };

const longestPauseSeconds = 300;

/** Works on stored webhooks that are due. Answers how many were taken up. */
export async function processWebhooks(deps: Deps): Promise<number> {
  const due = sql`(select provider_event_id from webhook_events where processed_at is null and next_try_at <= now()
    order by next_try_at limit ${batchSize} for update skip locked)`;
  const webhooks = await deps.db
    .update(webhookEvents)
    .set({ nextTryAt: leaseEnd, tries: sql`${webhookEvents.tries} + 1` })
    .where(sql`${webhookEvents.providerEventId} in ${due}`)
    .returning();
  await eachOf(webhooks, (webhook) => processWebhook(deps, webhook));
  return webhooks.length;
}

/** Webhooks at work in this process, by payment. */
const underWay = new Map<string, Promise<unknown>>();

/** A payment's webhooks come in pairs: the second waits for the first, and mostly finds nothing left to ask the provider. */
async function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const turn = (underWay.get(key) ?? Promise.resolve()).then(work);
  const ended = turn.catch(() => {});
  underWay.set(key, ended);
  try {
    return await turn;
  } finally {
    if (underWay.get(key) === ended) underWay.delete(key);
  }
}

/** Works on one that is claimed. What goes wrong is noted for the next try. */
export async function processWebhook(deps: Deps, webhook: Webhook): Promise<void> {
  const { providerEventId } = webhook;
  try {
    const subject = deps.provider.subjectOf(webhook.payload);
    const mark: Mark = async (db, settled) => {
      if (settled.outcome === "QUARANTINED") deps.log.error({ providerEventId, ...settled }, "webhook quarantined");
      await db
        .update(webhookEvents)
        .set({ ...settled, processedAt: sql`now()` })
        .where(eq(webhookEvents.providerEventId, providerEventId));
    };
    await inTurn(subject.paymentId ?? providerEventId, () => settleWebhook(deps, subject, mark));
  } catch (err) {
    deps.log.warn({ err, providerEventId, tries: webhook.tries }, "webhook not processed yet");
    const pause = backoffSeconds(webhook.tries, longestPauseSeconds);
    await deps.db
      .update(webhookEvents)
      .set({
        nextTryAt: sql`now() + make_interval(secs => ${pause})`,
        fault: err instanceof Error ? err.message.slice(0, 500) : "unknown",
      })
      .where(eq(webhookEvents.providerEventId, providerEventId));
  }
}

type Mark = (db: Deps["db"] | Tx, settled: Outcome) => Promise<void>;

/**
 * A webhook only says where to look: what happened is read from the provider, so that order and repetition cannot matter. It
 * is marked in the transaction that makes it true.
 */
async function settleWebhook(deps: Deps, subject: WebhookSubject, mark: Mark): Promise<void> {
  const found = await findPages(deps, subject);
  const { payment, page } = pick(found, subject);
  if (!payment || !page) return await mark(deps.db, { outcome: "UNKNOWN", paymentId: null, fault: null });
  const isRefund = await wakeRefunds(deps, subject, payment.id);
  const others = found.flatMap((row) => (row.payment.id === payment.id && row.page.id !== page.id ? [row.page] : []));
  const conclude = async (db: Deps["db"] | Tx, { applied, page: now }: Checked) => {
    const fault = subjectFault({ subject, payment, pages: [now, ...others] });
    const outcome = fault ? "QUARANTINED" : isRefund ? "APPLIED" : applied;
    await mark(db, { outcome, paymentId: payment.id, fault });
  };
  const isSettled = page.endReason === "PAID" && payment.status === "CAPTURED";
  if (isSettled) return await conclude(deps.db, { applied: "NOTHING_NEW", page });
  await checkPage(deps, page, conclude);
}

type Found = { payment: Payment; page: PayPage }[];

/** All pages of the payments a webhook may be about, the newest first. */
async function findPages({ db }: Deps, { sessionId, providerIntentId, paymentId }: WebhookSubject): Promise<Found> {
  const hint = paymentId && uuid.test(paymentId) ? paymentId : null;
  const about = sql`(select payment_id from pay_pages where provider_session_id = ${sessionId ?? null}
    or provider_intent_id = ${providerIntentId ?? null} or payment_id = ${hint}::uuid)`;
  return await db
    .select({ payment: paymentIntents, page: payPages })
    .from(payPages)
    .innerJoin(paymentIntents, eq(paymentIntents.id, payPages.paymentId))
    .where(sql`${payPages.paymentId} in ${about}`)
    .orderBy(desc(payPages.createdAt));
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** By the provider's own references first; our id in the event's metadata is only a hint. */
function pick(found: Found, { sessionId, providerIntentId, paymentId }: WebhookSubject): Partial<Found[number]> {
  const bySession = found.find(({ page }) => sessionId !== undefined && page.providerSessionId === sessionId);
  const byIntent = found.find(
    ({ page }) => providerIntentId !== undefined && page.providerIntentId === providerIntentId,
  );
  return bySession ?? byIntent ?? found.find(({ payment }) => payment.id === paymentId) ?? {};
}

/** A refund under way has news: asked after at once. */
async function wakeRefunds(deps: Deps, { providerRefundId }: WebhookSubject, paymentId: PaymentId): Promise<boolean> {
  if (!providerRefundId) return false;
  const woken = await deps.db
    .update(refunds)
    .set({ nextTryAt: sql`now()` })
    .where(
      and(
        eq(refunds.paymentId, paymentId),
        eq(refunds.status, "PENDING"),
        eq(refunds.providerRefundId, providerRefundId),
      ),
    )
    .returning({ id: refunds.id });
  if (woken.length > 0) await makeRefunds(deps);
  return woken.length > 0;
}
