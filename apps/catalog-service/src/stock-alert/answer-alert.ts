import { stockAlertsConfirmedV1 } from "@stallhouse/contracts/events/catalog";
import type { PayloadOf } from "@stallhouse/contracts/event";
import type { emailVerifiedV1 } from "@stallhouse/contracts/events/identity";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import type { CatalogDb, CatalogTx } from "../trpc.ts";
import { findLink, getLink } from "./alert-link.ts";

type Waiting = { title: string; label: string; slug: string };
export type AlertLink = { works: false } | { works: true; purpose: "confirm" | "end"; waiting: Waiting[] };

/** What a link is good for now, and for which things: for its page, before anything is pressed. Nothing changes. */
export async function readAlertLink(db: CatalogDb, { token }: { token: string }): Promise<AlertLink> {
  const link = await findLink(db, token);
  if (!link) return { works: false };
  const waiting = await db.execute<Waiting>(sql`
    select p.title, v.label, p.slug from stock_alerts a
    join variants v on v.id = a.variant_id join products p on p.id = v.product_id
    where a.email = ${link.email} and (${link.purpose} = 'end' or a.confirmed_at is null) and p.on_sale
    order by a.created_at, v.id limit 20`);
  return { works: true, purpose: link.purpose, waiting: [...waiting] };
}

/** Whoever reads the address wants what was asked for there: all of it stands. Works once. */
export async function confirmAlerts(db: CatalogDb, { token }: { token: string }) {
  await db.transaction(async (tx) => {
    const { id, email, purpose } = await getLink(tx, token);
    if (purpose !== "confirm") return;
    await tx.execute(sql`
      update stock_alerts set confirmed_at = now() where email = ${email} and confirmed_at is null`);
    // The row goes, so that what is asked for later is asked about again.
    await tx.execute(sql`delete from stock_alert_links where id = ${id}`);
    await enqueue(tx, stockAlertsConfirmedV1, { email });
  });
  return { ok: true as const };
}

/** Takes back all that the address waits for. The row stays until its time is over: nobody asks it again meanwhile. */
export async function endAlerts(db: CatalogDb, { token }: { token: string }) {
  await db.transaction(async (tx) => {
    const { id, email } = await getLink(tx, token);
    await tx.execute(sql`delete from stock_alerts where email = ${email}`);
    await tx.execute(sql`update stock_alert_links set used_at = now() where id = ${id}`);
  });
  return { ok: true as const };
}

/** A member's address is theirs: what they asked for themselves while it was not known stands too. */
export async function rememberVerified(tx: CatalogTx, { userId, email }: PayloadOf<typeof emailVerifiedV1>) {
  const address = email.toLowerCase();
  await tx.execute(sql`
    insert into verified_members (user_id, email) values (${userId}, ${address})
    on conflict (user_id) do update set email = excluded.email`);
  await tx.execute(sql`
    update stock_alerts set confirmed_at = now()
    where email = ${address} and asked_by = ${userId} and confirmed_at is null`);
}
