import { sql } from "drizzle-orm";
import type { NotifierDb } from "../schema.ts";

const perStep = 500;
/** What a mail said is nobody's business any more; that it was sent, admins still see. */
const bodyDays = 90;
/** As long as somebody may ask what the house wrote about an order: two years of warranty, and some months. */
const rowDays = 800;

/** One small step of forgetting; more is left when a step was full. */
export async function forgetOld(db: NotifierDb): Promise<{ bodies: number; rows: number; budgets: number }> {
  const bodies = await db.execute(sql`
    with old as (
      select id from notifications
      where state <> 'pending' and body is not null and created_at < now() - make_interval(days => ${bodyDays})
      order by created_at limit ${perStep} for update skip locked
    )
    update notifications n set body = null from old where n.id = old.id returning 1`);
  // Ids begin with their moment: the oldest rows are the first of the key.
  const rows = await db.execute(sql`
    with old as (
      select id from (select id, created_at, state from notifications order by id limit ${perStep}) first
      where state <> 'pending' and created_at < now() - make_interval(days => ${rowDays})
    )
    delete from notifications n using old where n.id = old.id returning 1`);
  const budgets = await db.execute(sql`
    with old as (select key from budgets where ends_at < now() order by ends_at limit ${perStep} for update skip locked)
    delete from budgets b using old where b.key = old.key and b.ends_at < now() returning 1`);
  return { bodies: bodies.length, rows: rows.length, budgets: budgets.length };
}

/** Forgets until nothing is left to forget, in small steps. */
export async function forgetAllOld(db: NotifierDb): Promise<void> {
  for (;;) {
    const { bodies, rows, budgets } = await forgetOld(db);
    if (Math.max(bodies, rows, budgets) < perStep) return;
  }
}
