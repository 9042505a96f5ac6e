import { stockAlertAskedV1 } from "@stallhouse/contracts/events/catalog";
import type { PayloadOf } from "@stallhouse/contracts/event";
import { enqueueAll } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import type { CatalogDb, CatalogTx } from "../trpc.ts";
import { newLink } from "./alert-link.ts";

const perRound = 100;
/** As long as an address waits for its owner's word. */
export const confirmHours = 48;

type Asked = Omit<PayloadOf<typeof stockAlertAskedV1>, "token">;

/**
 * Asks addresses whether they want what was asked for there: one mail to each in two days, whatever else is typed
 * meanwhile, for its link is good for all of it.
 */
export async function askForConfirmations(db: CatalogDb): Promise<number> {
  for (let total = 0; ;) {
    const asked = await db.transaction(askSome);
    total += asked;
    if (asked < perRound) return total;
  }
}

async function askSome(tx: CatalogTx): Promise<number> {
  const asked = await tx.execute<Asked>(sql`
    select distinct on (a.email) a.email, v.id as "variantId", p.id as "productId", p.title, v.label, p.slug,
      a.asked_by as "askedBy"
    from stock_alerts a join variants v on v.id = a.variant_id join products p on p.id = v.product_id
    where a.confirmed_at is null and not exists (
      select 1 from stock_alert_links l where l.email = a.email and l.purpose = 'confirm' and l.expires_at > now())
    order by a.email, a.created_at desc limit ${perRound}`);
  if (asked.length === 0) return 0;
  const links = asked.map((one) => ({ ...newLink(), email: one.email }));
  // Two copies find the same addresses: whose row it is, writes.
  const opened = await tx.execute<{ id: string }>(sql`
    insert into stock_alert_links as l (id, email, purpose, token_hash, expires_at)
    select id, email, 'confirm', "tokenHash", now() + make_interval(hours => ${confirmHours})
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as given(id uuid, email text, "tokenHash" text)
    order by email
    on conflict (email) where purpose = 'confirm' do update
      set id = excluded.id, token_hash = excluded.token_hash, expires_at = excluded.expires_at, created_at = now(),
        used_at = null
      where l.expires_at <= now()
    returning id`);
  const isMine = new Set(opened.map(({ id }) => id));
  const facts = asked.flatMap((one, place) => {
    const link = links[place];
    return link && isMine.has(link.id) ? [{ ...one, token: link.token }] : [];
  });
  await enqueueAll(tx, stockAlertAskedV1, facts);
  return asked.length;
}
