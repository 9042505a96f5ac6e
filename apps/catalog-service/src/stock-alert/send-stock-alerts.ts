import { stockReturnedV1 } from "@stallhouse/contracts/events/catalog";
import type { PayloadOf } from "@stallhouse/contracts/event";
import { enqueueAll } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";

const perRound = 100;
const keptDays = 180;

/**
 * Tells of variants that are back to whoever waits for them, and forgets that they waited. One that is gone again, or
 * not on sale, keeps its people waiting.
 * @returns how many were told.
 */
export async function sendStockAlerts(db: CatalogDb): Promise<number> {
  for (let total = 0; ;) {
    const sent = await sendSome(db);
    total += sent;
    if (sent < perRound) return total;
  }
}

function sendSome(db: CatalogDb): Promise<number> {
  return db.transaction(async (tx) => {
    const told = await tx.execute<PayloadOf<typeof stockReturnedV1>>(sql`
      with due as (
        select a.variant_id, a.email from stock_alerts a
        join stock_levels s on s.variant_id = a.variant_id and s.available > 0
        join variants v on v.id = a.variant_id and not v.retired
        join products p on p.id = v.product_id and p.on_sale
        where a.due_at is not null order by a.due_at limit ${perRound} for update of a skip locked
      ), told as (
        delete from stock_alerts a using due where a.variant_id = due.variant_id and a.email = due.email
        returning a.variant_id, a.email
      )
      select v.id as "variantId", p.id as "productId", told.email, p.title, v.label, p.slug
      from told join variants v on v.id = told.variant_id join products p on p.id = v.product_id`);
    await enqueueAll(tx, stockReturnedV1, told);
    return told.length;
  });
}

/** Half a year on nobody waits any more, and their address is not kept. */
export async function forgetOldStockAlerts(db: CatalogDb): Promise<void> {
  await db.execute(sql`delete from stock_alerts where created_at < now() - make_interval(days => ${keptDays})`);
}
