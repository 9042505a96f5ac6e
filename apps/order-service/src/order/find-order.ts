import type { OrderId, SellerId, SellerOrderId, UserId } from "@stallhouse/contracts/ids";
import type { Db, Tx } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type * as schema from "../schema.ts";
import { orderDocument } from "./order-document.ts";
import type { Order } from "./order-document.ts";

type AnyDb = Db<typeof schema> | Tx<typeof schema>;

/** Which order: by its id, or by a seller's part of it, and whose it must be. */
export type OrderRef = { orderId: OrderId; customerId?: UserId } | { sellerOrderId: SellerOrderId; sellerId: SellerId };

function isRef(ref: OrderRef): SQL {
  if ("sellerOrderId" in ref) {
    return sql`o.id = (select order_id from seller_orders where id = ${ref.sellerOrderId} and seller_id = ${ref.sellerId})`;
  }
  return ref.customerId ? sql`o.id = ${ref.orderId} and o.customer_id = ${ref.customerId}` : sql`o.id = ${ref.orderId}`;
}

/** A whole order in one statement. Undefined when absent or another's. */
export async function findOrder(db: AnyDb, ref: OrderRef): Promise<Order | undefined> {
  const [row] = await db.execute<{ document: Order }>(
    sql`select ${orderDocument} as document from orders o where ${isRef(ref)}`,
  );
  return row?.document;
}

/**
 * Locks an order and then reads it: the lock on its row is the one that every change of an order takes first. Two
 * statements, because a statement that waited for a lock still reads the other tables as they were before the wait.
 */
export async function lockOrder(tx: Tx<typeof schema>, ref: OrderRef): Promise<Order | undefined> {
  const [row] = await tx.execute<{ id: OrderId }>(sql`select id from orders o where ${isRef(ref)} for update`);
  return row ? findOrder(tx, { orderId: row.id }) : undefined;
}
