import type { PayloadOf } from "@stallhouse/contracts/event";
import type { paymentRefundedV1 } from "@stallhouse/contracts/events/payment";
import type { OrderId, SellerOrderId } from "@stallhouse/contracts/ids";
import { sumAmounts } from "@stallhouse/contracts/money";
import type { Tx } from "@stallhouse/db/connect";
import { insertRows } from "@stallhouse/db/recordset";
import { sql } from "drizzle-orm";
import type * as schema from "../schema.ts";
import { refundRequests } from "../order/refund-tables.ts";
import type { Order, RefundRequest } from "../order/stored-order.ts";

/** What was paid and is not on its way back yet, minor units. */
export function leftToRefund({ totalAmount, refunds }: Pick<Order, "totalAmount" | "refunds">): number {
  return totalAmount - sumAmounts(refunds.map(({ amount }) => amount));
}

/** Asks for money once per cause and part: asked again, or for nothing, it changes nothing. The order must be locked. */
export async function requestRefund(
  tx: Tx<typeof schema>,
  orderId: OrderId,
  request: Omit<RefundRequest, "refundedAt">,
): Promise<void> {
  if (request.amount === 0) return;
  await tx.execute(sql`${insertRows(refundRequests, [{ ...request, orderId }])} on conflict do nothing`);
}

/** What this refund was asked for with, if it was. */
export function requestOf(
  { refunds }: Pick<Order, "refunds">,
  { sellerOrderId = null, cause }: { sellerOrderId?: SellerOrderId | null | undefined; cause?: string | undefined },
): RefundRequest | undefined {
  return refunds.find((own) => own.sellerOrderId === sellerOrderId && (sellerOrderId === null || own.cause === cause));
}

/** Money went back; with all of it, whatever was asked for in parts. An order that is over is paid back when nothing it asked for is still under way. */
export async function noteRefundMade(
  tx: Tx<typeof schema>,
  { orderId, sellerOrderId, cause, amount }: PayloadOf<typeof paymentRefundedV1>,
): Promise<void> {
  const isThis = sellerOrderId
    ? sql`r.seller_order_id = ${sellerOrderId} and r.cause = ${cause ?? ""}`
    : sql`(r.seller_order_id is null or ${amount} >= (
        select sum(u.amount) from refund_requests u where u.order_id = r.order_id and u.refunded_at is null))`;
  await tx.execute(sql`
    with made as (
      update refund_requests r set refunded_at = now()
      where r.order_id = ${orderId} and r.refunded_at is null and ${isThis}
    )
    update orders o set payment_state = 'refunded'
    where id = ${orderId} and status in ('FAILED', 'CANCELLED', 'EXPIRED', 'REFUNDED') and not exists (
      select 1 from refund_requests r where r.order_id = o.id and r.refunded_at is null and not (${isThis}))`);
}
