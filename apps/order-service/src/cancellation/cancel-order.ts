import type { OrderId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Tx } from "@stallhouse/db/connect";
import type { Admin, Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type * as schema from "../schema.ts";
import type { Deps } from "../trpc.ts";
import { cancelNow } from "../moves/cancel-now.ts";
import { cancellationOf } from "../order/what-is-allowed.ts";
import { endUnpaidOrder } from "../hold/end-unpaid-order.ts";
import { houseCause } from "../moves/house-causes.ts";
import type { CancelRequest, Order, OrderRef } from "../order/stored-order.ts";
import { lockOrder } from "../order/stored-order.ts";
import { getOrderForAdmin, getOrderOf } from "../views/read-order.ts";
import type { AdminOrderView, OrderView } from "../views/shapes.ts";

/** The customer's wish, before anything was shipped. What was paid goes back in full. */
export async function cancelOrderOf(deps: Deps, customer: Customer, orderId: OrderId): Promise<OrderView> {
  const { customerId } = customer;
  const request: CancelRequest = { by: "customer", actorId: customerId, reason: houseCause("CUSTOMER_CANCELLED") };
  await cancelOrder(deps, { orderId, customerId }, request);
  return getOrderOf(deps.db, customer, orderId);
}

export async function cancelOrderByAdmin(
  deps: Deps,
  admin: Admin,
  { orderId, reason }: { orderId: OrderId; reason: string },
): Promise<AdminOrderView> {
  await cancelOrder(deps, { orderId }, { by: "admin", actorId: admin.userId, reason });
  return getOrderForAdmin(deps.db, orderId);
}

/**
 * Cancels at once where nothing can come in between. Where a payment can, the wish is written down first, and done when
 * payment has closed: now, or by the recovery loop when payment is away.
 */
async function cancelOrder(deps: Deps, ref: OrderRef, request: CancelRequest): Promise<void> {
  const asked = await deps.db.transaction(async (tx) => {
    const order = await lockOrder(tx, ref);
    if (!order) throw new Refusal("ORDER_NOT_FOUND");
    const cancellation = cancellationOf(order);
    if (!cancellation.can) throw new Refusal(cancellation.reason);
    if (cancellation.closeFirst) return requestCancel(tx, order, request);
    await cancelNow(tx, order, { request, wasPaid: cancellation.wasPaid });
    return undefined;
  });
  if (asked) await endUnpaidOrder(deps, asked, "CANCELLED");
}

async function requestCancel(tx: Tx<typeof schema>, order: Order, request: CancelRequest): Promise<OrderId> {
  await tx.execute(sql`
    update orders set cancel_by = coalesce(cancel_by, ${request.by}),
      cancel_actor_id = case when cancel_by is null then ${request.actorId}::uuid else cancel_actor_id end,
      cancel_reason = coalesce(cancel_reason, ${request.reason}), attend_at = now() + interval '10 seconds'
    where id = ${order.orderId}`);
  return order.orderId;
}
