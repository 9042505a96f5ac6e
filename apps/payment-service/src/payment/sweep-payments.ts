import { eq, sql } from "drizzle-orm";
import { batchSize, eachOf } from "../claim.ts";
import { checkPage } from "../page/check-page.ts";
import { deadOrders, payPages, paymentIntents } from "../schema.ts";
import type { Deps } from "../trpc.ts";
import { closePayment } from "./close-payment.ts";
import type { Payment } from "./expect-payment.ts";

const longestPauseSeconds = 3_600;

/**
 * Asks the provider about payments that have been without a verdict for a while, so that a webhook may be lost for ever:
 * steadily while the order is held, ever more seldom after that. Payments of dead orders are closed. Answers how many were taken up.
 */
export async function sweepPayments(deps: Deps): Promise<number> {
  const due = sql`(select id from payment_intents where status = 'OPEN' and next_check_at <= now()
    order by next_check_at limit ${batchSize} for update skip locked)`;
  const seldom = sql`least(${longestPauseSeconds}, ${deps.sweepSeconds} * 2 ^ least(${paymentIntents.checks}, 12))`;
  const seconds = sql`case when ${paymentIntents.expiresAt} > now() then ${deps.sweepSeconds} else ${seldom} end`;
  const payments = await deps.db
    .update(paymentIntents)
    .set({ nextCheckAt: sql`now() + make_interval(secs => ${seconds})`, checks: sql`${paymentIntents.checks} + 1` })
    .where(sql`${paymentIntents.id} in ${due}`)
    .returning();
  await eachOf(payments, (payment) =>
    sweepPayment(deps, payment).catch((err: unknown) =>
      deps.log.warn({ err, paymentId: payment.id }, "payment not checked"),
    ),
  );
  return payments.length;
}

async function sweepPayment(deps: Deps, payment: Payment): Promise<void> {
  const [dead] = await deps.db.select().from(deadOrders).where(eq(deadOrders.orderId, payment.orderId));
  if (dead) return void (await closePayment(deps, payment.orderId));
  const pages = await deps.db
    .select()
    .from(payPages)
    .where(sql`${payPages.paymentId} = ${payment.id} and ${payPages.state} = 'OPEN'`);
  for (const page of pages) await checkPage(deps, page);
}
