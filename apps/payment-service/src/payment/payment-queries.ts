import type { OrderId, PaymentId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { asc, desc, eq } from "drizzle-orm";
import { attempts, paymentIntents, payPages, refunds, webhookEvents } from "../schema.ts";
import type { Deps } from "../trpc.ts";

const longestList = 200;

/** Everything payment knows of one order, for an admin. */
export async function getPayment(db: Deps["db"], orderId: OrderId) {
  const [intent] = await db
    .select({
      paymentId: paymentIntents.id,
      orderId: paymentIntents.orderId,
      orderNumber: paymentIntents.orderNumber,
      email: paymentIntents.email,
      name: paymentIntents.name,
      amount: paymentIntents.amount,
      currency: paymentIntents.currency,
      status: paymentIntents.status,
      capturedAmount: paymentIntents.capturedAmount,
      refundedAmount: paymentIntents.refundedAmount,
      expiresAt: paymentIntents.expiresAt,
      quarantineReason: paymentIntents.quarantineReason,
      createdAt: paymentIntents.createdAt,
      capturedAt: paymentIntents.capturedAt,
    })
    .from(paymentIntents)
    .where(eq(paymentIntents.orderId, orderId));
  if (!intent) throw new Refusal("PAYMENT_NOT_FOUND");
  const [pages, tries, back, webhooks] = await Promise.all([
    listPages(db, intent.paymentId),
    listAttempts(db, intent.paymentId),
    listRefunds(db, intent.paymentId),
    listWebhooks(db, intent.paymentId),
  ]);
  return { intent, pages, attempts: tries, refunds: back, webhooks };
}

function listPages(db: Deps["db"], paymentId: PaymentId) {
  return db
    .select({
      state: payPages.state,
      endReason: payPages.endReason,
      providerSessionId: payPages.providerSessionId,
      providerIntentId: payPages.providerIntentId,
      createdAt: payPages.createdAt,
    })
    .from(payPages)
    .where(eq(payPages.paymentId, paymentId))
    .orderBy(asc(payPages.createdAt))
    .limit(longestList);
}

function listAttempts(db: Deps["db"], paymentId: PaymentId) {
  return db
    .select({
      number: attempts.number,
      outcome: attempts.outcome,
      reason: attempts.reason,
      amount: attempts.amount,
      currency: attempts.currency,
      providerReference: attempts.providerReference,
      createdAt: attempts.createdAt,
    })
    .from(attempts)
    .where(eq(attempts.paymentId, paymentId))
    .orderBy(asc(attempts.number))
    .limit(longestList);
}

function listRefunds(db: Deps["db"], paymentId: PaymentId) {
  return db
    .select({
      refundId: refunds.id,
      cause: refunds.cause,
      sellerOrderId: refunds.sellerOrderId,
      amount: refunds.amount,
      status: refunds.status,
      tries: refunds.tries,
      fault: refunds.fault,
      createdAt: refunds.createdAt,
      settledAt: refunds.settledAt,
    })
    .from(refunds)
    .where(eq(refunds.paymentId, paymentId))
    .orderBy(asc(refunds.createdAt))
    .limit(longestList);
}

function listWebhooks(db: Deps["db"], paymentId: PaymentId) {
  return db
    .select({
      providerEventId: webhookEvents.providerEventId,
      type: webhookEvents.type,
      outcome: webhookEvents.outcome,
      tries: webhookEvents.tries,
      receivedAt: webhookEvents.receivedAt,
      processedAt: webhookEvents.processedAt,
    })
    .from(webhookEvents)
    .where(eq(webhookEvents.paymentId, paymentId))
    .orderBy(desc(webhookEvents.receivedAt))
    .limit(longestList);
}
