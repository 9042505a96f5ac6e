import type { OrderId, SellerOrderId } from "@stallhouse/contracts/ids";
import type { Tx } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";
import { cancelNow } from "../moves/cancel-now.ts";
import { cancelPartOfBlocked } from "../cancellation/cancel-part.ts";
import { houseCause } from "../moves/house-causes.ts";
import type { CancelRequest, Order, SellerOrder } from "../order/stored-order.ts";
import { lockOrder } from "../order/stored-order.ts";
import type * as schema from "../schema.ts";
import type { Deps } from "../trpc.ts";

const atOnce = 20;

/** A part that was paid, and of which nothing was handed to a carrier. */
const unshipped = sql`s.status in ('PAID', 'PROCESSING') and not exists (
  select 1 from shipments h where h.seller_order_id = s.id)`;

/**
 * Cancels what blocked sellers have not shipped of paid orders, and asks for its money. Found by looking, not by the fact
 * of the block: so an order that is paid just after it is found too.
 */
export async function cancelBlockedParts(deps: Pick<Deps, "db">): Promise<void> {
  const rows = await deps.db.execute<{ orderId: OrderId }>(sql`
    select distinct s.order_id as "orderId" from blocked_sellers b
      join seller_orders s on s.seller_id = b.seller_id and ${unshipped} limit ${atOnce}`);
  const settled = await Promise.allSettled(
    rows.map(({ orderId }) => deps.db.transaction((tx) => cancelIn(tx, orderId))),
  );
  // One that fails does not hold up the others.
  const fault = settled.find((result) => result.status === "rejected");
  if (fault) throw fault.reason;
}

async function cancelIn(tx: Tx<typeof schema>, orderId: OrderId): Promise<void> {
  const order = await lockOrder(tx, { orderId });
  if (!order?.paidAt) return;
  // Looked at again under the lock: a parcel may have left meanwhile, or the seller be back.
  const rows = await tx.execute<{ id: SellerOrderId }>(sql`
    select s.id from seller_orders s join blocked_sellers b on b.seller_id = s.seller_id
    where s.order_id = ${orderId} and ${unshipped} order by s.position`);
  const going = new Set(rows.map(({ id }) => id));
  if (going.size === 0) return;
  const staying = order.sellerOrders.filter((part) => isLive(part) && !going.has(part.sellerOrderId));
  if (staying.length === 0) return cancelNow(tx, order, { request: wish(), wasPaid: true });
  let left: Order = order;
  for (const sellerOrderId of going) left = await cancelPartOfBlocked(tx, left, sellerOrderId);
}

function isLive({ status }: SellerOrder): boolean {
  return status !== "CANCELLED" && status !== "REFUNDED";
}

function wish(): CancelRequest {
  return { by: "seller_blocked", actorId: null, reason: houseCause("SELLER_BLOCKED") };
}
