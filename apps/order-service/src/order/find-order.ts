import type { OrderId, SellerId, SellerOrderId, UserId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Db, Tx } from "@stallhouse/db/connect";
import type { Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type * as schema from "../schema.ts";
import { orderDocument, stepsDocument } from "./order-document.ts";
import type { Order, OrderStep } from "./order-document.ts";
import type { AdminOrderView, OrderView } from "../views/shapes.ts";
import { viewOf } from "../views/show-order.ts";

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

export async function getOrderOf(db: AnyDb, { customerId }: Customer, orderId: OrderId): Promise<OrderView> {
  const order = await findOrder(db, { orderId, customerId });
  if (!order) throw new Refusal("ORDER_NOT_FOUND");
  return viewOf(order);
}

export async function getOrderForAdmin(db: AnyDb, orderId: OrderId): Promise<AdminOrderView> {
  const [row] = await db.execute<{ document: Order; steps: OrderStep[] }>(sql`
    select ${orderDocument} as document, ${stepsDocument} as steps
    from orders o where o.id = ${orderId}`);
  if (!row) throw new Refusal("ORDER_NOT_FOUND");
  return { ...viewOf(row.document), customerId: row.document.customerId, steps: row.steps };
}
