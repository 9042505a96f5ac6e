import { stockHoldLapsedV1 } from "@stallhouse/contracts/events/catalog";
import type { OrderId } from "@stallhouse/contracts/ids";
import { enqueueAll } from "@stallhouse/messaging/enqueue";
import type { Reconciliation } from "@stallhouse/service/reconcilers";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";

/** An order that expires says so itself; this is for the one that never spoke. */
const graceSeconds = 60;
const perRound = 50;
const longestPauseSeconds = 900;

const lapsed = sql`
  select order_id, min(expires_at) as expires_at from reservations
  where state = 'held' and expires_at < now() - make_interval(secs => ${graceSeconds}) group by order_id`;

/**
 * Asks order about holds that ran out, by the database's clock: again and again after pauses that grow to a quarter of an
 * hour, while the stock stays held. Only order's word gives it back, for its order may be paid and we not have heard.
 */
export async function askLapsedHolds(db: CatalogDb): Promise<Reconciliation> {
  let driven = 0;
  for (let asked = perRound; asked === perRound; driven += asked) asked = await askOnce(db);
  const [open] = await db.execute<{ left: number }>(sql`select count(*)::int as left from (${lapsed}) as lapsed`);
  return { driven, left: open?.left ?? 0 };
}

type Asked = { orderId: OrderId; expiresAt: string };

function askOnce(db: CatalogDb): Promise<number> {
  return db.transaction(async (tx) => {
    const asked = await tx.execute<Asked>(sql`
      with lapsed as (${lapsed}), due as (
        select h.order_id from order_holds h join lapsed on lapsed.order_id = h.order_id
        where h.ask_at is null or h.ask_at <= now() limit ${perRound} for no key update of h skip locked
      )
      update order_holds h set asks = h.asks + 1,
        ask_at = now() + make_interval(secs => least(${longestPauseSeconds}, 60 * 2 ^ least(h.asks, 10)))
      from due join lapsed on lapsed.order_id = due.order_id where h.order_id = due.order_id
      returning h.order_id as "orderId", to_char(lapsed.expires_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "expiresAt"`);
    await enqueueAll(tx, stockHoldLapsedV1, [...asked]);
    return asked.length;
  });
}
