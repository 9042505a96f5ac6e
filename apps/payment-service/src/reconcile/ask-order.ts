import { paymentUnansweredV1 } from "@stallhouse/contracts/events/payment";
import { enqueueAll } from "@stallhouse/messaging/enqueue";
import type { Reconciliation } from "@stallhouse/service/reconcilers";
import { sql } from "drizzle-orm";
import { paymentPayload } from "../payment/payment-payload.ts";
import { paymentIntents } from "../schema.ts";
import type { Deps } from "../trpc.ts";

const perRound = 50;
const longestPauseSeconds = 3_600;

const isUnanswered = sql`status = 'CAPTURED' and answered_at is null and captured_at < now() - interval '1 minute'`;

/**
 * Asks order about money that was captured longer than a minute ago without a word that its order is paid or over: order
 * may have lost the fact, or we its answer. Again and again, after pauses that grow to an hour.
 */
export async function askOrder({ db }: Pick<Deps, "db">): Promise<Reconciliation> {
  const pause = sql`make_interval(secs => least(${longestPauseSeconds}, 60 * 2 ^ least(asks - 1, 10)))`;
  const asked = await db.transaction(async (tx) => {
    const due = sql`(select id from payment_intents where ${isUnanswered}
      and (asked_at is null or asked_at < now() - ${pause}) order by captured_at limit ${perRound} for update skip locked)`;
    const payments = await tx
      .update(paymentIntents)
      .set({ askedAt: sql`now()`, asks: sql`${paymentIntents.asks} + 1` })
      .where(sql`${paymentIntents.id} in ${due}`)
      .returning();
    await enqueueAll(tx, paymentUnansweredV1, payments.map(paymentPayload));
    return payments.length;
  });
  const [open] = await db.execute<{ left: number }>(
    sql`select count(*)::int as left from payment_intents where ${isUnanswered}`,
  );
  return { driven: asked, left: open?.left ?? 0 };
}
