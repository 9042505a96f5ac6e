import type { OrderId, VariantId } from "@stallhouse/contracts/ids";
import type { Reconciliation } from "@stallhouse/service/reconcilers";
import { sql } from "drizzle-orm";
import type { CatalogDb, CatalogTx } from "../trpc.ts";
import { announceStock } from "./announce-stock.ts";
import { lockHeldStock } from "./held-stock.ts";
import type { Held } from "./held-stock.ts";
import { afterMoves } from "./stock-level.ts";
import type { Level } from "./stock-level.ts";

/** Gives back what an order that is over held or had bought, and keeps it from getting any more. */
export async function closeOrderStock(tx: CatalogTx, orderId: OrderId): Promise<void> {
  await tx.execute(sql`
    insert into order_holds (order_id, closed_at) values (${orderId}, now())
    on conflict (order_id) do update set closed_at = coalesce(order_holds.closed_at, excluded.closed_at)`);
  const { held, levels } = await lockHeldStock(tx, [orderId]);
  await giveBack(tx, orderId, { held, levels });
}

/**
 * Gives back what a part of an order that goes on held or had bought, and keeps that part from getting any: whichever way
 * around it and the payment are heard.
 */
export async function closePartStock(tx: CatalogTx, orderId: OrderId, variantIds: readonly VariantId[]): Promise<void> {
  const gone = sql`${sql.param(variantIds)}::uuid[]`;
  await tx.execute(sql`
    insert into order_holds (order_id, given_back) values (${orderId}, ${gone})
    on conflict (order_id) do update set given_back = array(
      select distinct unnest(order_holds.given_back || excluded.given_back))`);
  const { held, levels } = await lockHeldStock(tx, [orderId]);
  const own = held.filter(({ variantId }) => variantIds.includes(variantId));
  await giveBack(tx, orderId, { held: own, levels });
}

type Locked = { held: readonly Held[]; levels: readonly Level[] };

async function giveBack(tx: CatalogTx, orderId: OrderId, { held, levels }: Locked): Promise<void> {
  const unsold = held.filter(({ state }) => state === "held");
  const sold = held.filter(({ state }) => state === "committed");
  await release(tx, unsold, levels);
  if (sold.length === 0) return;
  await tx.execute(sql`
    insert into stock_movements (variant_id, kind, qty, cause, order_id, reservation_id)
    select variant_id, 'restock', qty, 'order', order_id, id from reservations where id = any(${idsOf(sold)}::uuid[])`);
  const moves = sold.map(({ variantId, qty }) => ({ variantId, free: qty, held: 0 }));
  await announceStock(tx, [{ cause: "restock", orderId, changes: afterMoves(levels, moves) }]);
}

/** The same for orders that call, because they have not heard that their stock came back. */
export async function closeAll(db: CatalogDb, orderIds: readonly OrderId[]): Promise<void> {
  for (const orderId of orderIds) await db.transaction((tx) => closeOrderStock(tx, orderId));
}

const perRound = 50;

/** Stock that is still held for longer than a minute though its order is over goes back. */
export async function releaseOfOver(db: CatalogDb): Promise<Reconciliation> {
  const stuck = sql`
    select distinct r.order_id as "orderId" from reservations r join order_holds h on h.order_id = r.order_id
    where r.state = 'held' and h.closed_at < now() - interval '1 minute'`;
  const rows = await db.execute<{ orderId: OrderId }>(sql`${stuck} limit ${perRound}`);
  await closeAll(
    db,
    rows.map(({ orderId }) => orderId),
  );
  const [open] = await db.execute<{ left: number }>(sql`select count(*)::int as left from (${stuck}) as stuck`);
  return { driven: rows.length, left: open?.left ?? 0 };
}

/** Releases held reservations whose levels and gates are locked: one statement and one fact per order. */
async function release(tx: CatalogTx, held: readonly Held[], levels: readonly Level[]): Promise<void> {
  if (held.length === 0) return;
  await tx.execute(sql`
    update reservations set state = 'released', closed_at = now() where id = any(${idsOf(held)}::uuid[]) and state = 'held'`);
  const changes = afterMoves(
    levels,
    held.map(({ variantId, qty }) => ({ variantId, free: qty, held: -qty })),
  );
  const orderIds = [...new Set(held.map(({ orderId }) => orderId))];
  await announceStock(
    tx,
    orderIds.map((orderId) => {
      const own = new Set(held.filter((row) => row.orderId === orderId).map(({ variantId }) => variantId));
      return { cause: "release", orderId, changes: changes.filter(({ after }) => own.has(after.variantId)) };
    }),
  );
}

function idsOf(held: readonly Held[]) {
  return sql.param(held.map(({ reservationId }) => reservationId));
}
