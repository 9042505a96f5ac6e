import type { OrderId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Db } from "@stallhouse/db/connect";
import type { Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import { findOrder, orderDocument, stepsDocument } from "../order/stored-order.ts";
import type { Order, OrderStep } from "../order/stored-order.ts";
import type * as schema from "../schema.ts";
import type { AdminOrderView, OrderView } from "./shapes.ts";
import { viewOf } from "./show-order.ts";

type AnyDb = Db<typeof schema>;

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
