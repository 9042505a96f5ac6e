import type { Reconciliation } from "@stallhouse/service/reconcilers";
import { eq, sql } from "drizzle-orm";
import { recordRefund } from "../refund/record-refund.ts";
import type { DeathCause } from "../refund/record-refund.ts";
import { paymentIntents } from "../schema.ts";
import type { Payment } from "../payment/expect-payment.ts";
import type { Deps } from "../trpc.ts";

const perRound = 50;

/** Of the last month; a refund that failed is a person's to settle, and counts as told. */
const isOwed = sql`
  select i.id, d.cause from dead_orders d join payment_intents i on i.order_id = d.order_id
  where d.created_at between now() - interval '31 days' and now() - interval '1 minute' and i.status = 'CAPTURED'
    and i.captured_at < now() - interval '1 minute'
    and i.captured_amount > coalesce((select sum(r.amount) from refunds r where r.payment_id = i.id), 0)`;

/** Owes what was captured for a dead order and is on no way back. */
export async function oweRefunds({ db }: Pick<Deps, "db">): Promise<Reconciliation> {
  const driven = await db.transaction(async (tx) => {
    const owed = await tx.execute<{ id: Payment["id"]; cause: DeathCause }>(
      sql`${isOwed} order by d.created_at limit ${perRound} for update of i skip locked`,
    );
    for (const { id, cause } of owed) {
      const [payment] = await tx.select().from(paymentIntents).where(eq(paymentIntents.id, id));
      if (payment) await recordRefund(tx, payment, cause);
    }
    return owed.length;
  });
  const [open] = await db.execute<{ left: number }>(sql`select count(*)::int as left from (${isOwed}) as owed`);
  return { driven, left: open?.left ?? 0 };
}
