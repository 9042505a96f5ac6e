import { stockReturnedV1 } from "@stallhouse/contracts/events/catalog";
import type { PayloadOf } from "@stallhouse/contracts/event";
import { enqueueAll } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import { newLink } from "./alert-link.ts";
import { confirmHours } from "./ask-for-confirmations.ts";

const perRound = 100;
const perStep = 500;
const keptDays = 180;
/** How long a mail can be used to end what else the address waits for. */
const endDays = 90;

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

type Told = Omit<PayloadOf<typeof stockReturnedV1>, "endToken">;

function sendSome(db: CatalogDb): Promise<number> {
  return db.transaction(async (tx) => {
    const told = await tx.execute<Told>(sql`
      with due as (
        select a.variant_id, a.email from stock_alerts a
        join stock_levels s on s.variant_id = a.variant_id and s.available > 0
        join variants v on v.id = a.variant_id and not v.retired
        join products p on p.id = v.product_id and p.on_sale
        where a.due_at is not null and a.confirmed_at is not null
        order by a.due_at limit ${perRound} for update of a skip locked
      ), told as (
        delete from stock_alerts a using due where a.variant_id = due.variant_id and a.email = due.email
        returning a.variant_id, a.email
      )
      select v.id as "variantId", p.id as "productId", told.email, p.title, v.label, p.slug
      from told join variants v on v.id = told.variant_id join products p on p.id = v.product_id`);
    if (told.length === 0) return 0;
    const links = told.map(({ email }) => ({ ...newLink(), email }));
    await tx.execute(sql`
      insert into stock_alert_links (id, email, purpose, token_hash, expires_at)
      select id, email, 'end', "tokenHash", now() + make_interval(days => ${endDays})
      from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as given(id uuid, email text, "tokenHash" text)`);
    const facts = told.map((one, place) => ({ ...one, endToken: links[place]?.token }));
    await enqueueAll(tx, stockReturnedV1, facts);
    return told.length;
  });
}

/**
 * Half a year on nobody waits any more; what nobody confirmed in two days is nobody's wish. Neither address is kept. In
 * small steps.
 */
export async function forgetOldStockAlerts(db: CatalogDb): Promise<void> {
  await inSteps(() =>
    db.execute(sql`
      with old as (
        select variant_id, email from stock_alerts
        where confirmed_at is null and created_at < now() - make_interval(hours => ${confirmHours})
        order by created_at limit ${perStep} for update skip locked
      )
      delete from stock_alerts a using old where a.variant_id = old.variant_id and a.email = old.email returning 1`),
  );
  await inSteps(() =>
    db.execute(sql`
      with old as (
        select variant_id, email from stock_alerts where created_at < now() - make_interval(days => ${keptDays})
        order by created_at limit ${perStep} for update skip locked
      )
      delete from stock_alerts a using old where a.variant_id = old.variant_id and a.email = old.email returning 1`),
  );
  await inSteps(() =>
    db.execute(sql`
      with old as (
        select id from stock_alert_links where expires_at < now() order by expires_at limit ${perStep}
        for update skip locked
      )
      delete from stock_alert_links l using old where l.id = old.id returning 1`),
  );
}

async function inSteps(step: () => Promise<readonly unknown[]>): Promise<void> {
  while ((await step()).length === perStep);
}
