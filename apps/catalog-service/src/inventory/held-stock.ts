import type { OrderId, ReservationId, VariantId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { CatalogTx } from "../trpc.ts";
import type { Level } from "./stock-level.ts";

/** A reservation that still counts: held, or committed and not yet restocked. */
export type Held = {
  reservationId: ReservationId;
  orderId: OrderId;
  variantId: VariantId;
  qty: number;
  state: "held" | "committed";
};

/**
 * The live reservations of orders, and their levels, locked in variant order. The orders' gates must be held: then
 * nobody else closes these reservations.
 */
export async function lockHeldStock(tx: CatalogTx, orderIds: readonly OrderId[]) {
  const rows = await tx.execute<Held & Level>(sql`
    select r.id as "reservationId", r.order_id as "orderId", r.qty, r.state,
      s.variant_id as "variantId", s.available, s.reserved, s.version, v.threshold, v.sku, v.label,
      p.id as "productId", p.title, p.seller_id as "sellerId"
    from reservations r join stock_levels s on s.variant_id = r.variant_id
      join variants v on v.id = r.variant_id join products p on p.id = v.product_id
    where r.order_id = any(${sql.param(orderIds)}::uuid[]) and r.state <> 'released'
      and not exists (select from stock_movements m where m.reservation_id = r.id and m.kind = 'restock')
    order by s.variant_id, r.order_id for no key update of s`);
  const levels = new Map(rows.map((row) => [row.variantId, row satisfies Level as Level]));
  return { held: [...rows] as Held[], levels: [...levels.values()] };
}
