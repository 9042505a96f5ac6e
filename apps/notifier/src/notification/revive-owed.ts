import type { Reconciliation } from "@stallhouse/service/reconcilers";
import { sql } from "drizzle-orm";
import { owedTemplates } from "../budget/budget-rules.ts";
import type { NotifierDb } from "../schema.ts";
import { tooLate } from "./next-attempt.ts";

const perRound = 100;
/** Of older ones the body is not kept. */
const keptDays = 60;

/**
 * Takes up again what is owed and was ended by time or by a budget: only the provider's word ends a letter of an order.
 */
export async function reviveOwed(db: NotifierDb): Promise<Reconciliation> {
  const given = JSON.stringify(owedTemplates);
  const revived = await db.execute(sql`
    with wrongly as (
      select id from notifications where state = 'failed' and created_at > now() - make_interval(days => ${keptDays})
        and channel = 'mail' and body is not null and starts_with(error, ${tooLate})
        and template in (select jsonb_array_elements_text(${given}::jsonb))
      order by created_at limit ${perRound} for update skip locked
    )
    update notifications n set state = 'pending', due_at = now() from wrongly where n.id = wrongly.id returning 1`);
  return { driven: revived.length, left: revived.length === perRound ? perRound : 0 };
}

/**
 * Notifications that nobody has taken up for a minute though they are due: the sender lives and does not send. There is
 * nothing to write; it is called, and who watches the numbers sees it.
 */
export async function callSender(db: NotifierDb, wake: () => void): Promise<Reconciliation> {
  const [stuck] = await db.execute<{ left: number }>(sql`
    select count(*)::int as left from notifications where state = 'pending' and due_at < now() - interval '1 minute'`);
  const left = stuck?.left ?? 0;
  if (left > 0) wake();
  return { driven: 0, left };
}
