import type { OrderId, VariantId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { CatalogTx } from "../trpc.ts";
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
  await giveBack(tx, orderId, held, levels);
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
  await giveBack(tx, orderId, own, levels);
}

async function giveBack(tx: CatalogTx, orderId: OrderId, held: readonly Held[], levels: readonly Level[]) {
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

/** Releases held reservations whose levels and gates are locked: one statement and one fact per order. */
export async function release(tx: CatalogTx, held: readonly Held[], levels: readonly Level[]): Promise<void> {
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
