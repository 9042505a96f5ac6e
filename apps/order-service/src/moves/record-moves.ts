import type { OrderStatus } from "@stallhouse/contracts/events/order";
import type { EventId, UserId, OrderId } from "@stallhouse/contracts/ids";
import type { Tx, Db } from "@stallhouse/db/connect";
import { recordset } from "@stallhouse/db/recordset";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { couponGivenBack } from "../coupon/redeem-coupon.ts";
import type * as schema from "../schema.ts";
import { isFinal } from "../order/order-status.ts";
import type { Moved } from "./plan-moves.ts";
import { sellerOrderTransitions } from "../order/order-tables.ts";
import type { MoveActor } from "../order/order-tables.ts";

const { sellerOrderId, fromStatus, toStatus } = sellerOrderTransitions;
const sellerEdge = { sellerOrderId, from: fromStatus, to: toStatus };

export type By = {
  actor: MoveActor;
  actorId: UserId | null;
  /** Why, in words for the customer. */
  cause: string | null;
};

export const bySystem = (cause: string | null = null): By => ({ actor: "system", actorId: null, cause });

/** Its coupon can be used again then. */
function diesUnpaid({ couponCode, paidAt }: Moved["order"], to: OrderStatus): boolean {
  return couponCode !== null && paidAt === null && isFinal(to);
}

/**
 * Writes moves down: the statuses, and one line of history each that names who, why and the fact that was enqueued for
 * it. Every status in this database changes here.
 * @param also more columns of the order that change with its status.
 * @param step of the checkout that led to the moves.
 */
export async function recordMoves(
  tx: Tx<typeof schema>,
  { order, edge, sellerEdges }: Moved,
  { by, eventId, also, step }: { by: By; eventId: EventId; also?: SQL; step?: Step },
): Promise<void> {
  const { from, to } = edge ?? { from: null, to: null };
  const freesCoupon = to !== null && diesUnpaid(order, to);
  const who = sql`${by.actor}::text, ${by.actorId}::uuid, ${by.cause}::text, ${eventId}::uuid`;
  const [done] = await tx.execute<{ orders: number; sellerOrders: number }>(sql`
    with moved as (
      update orders set status = ${to}::order_status ${also ? sql`, ${also}` : sql``}
      where id = ${order.orderId} and status = ${from}::order_status
      returning id
    ), history as (
      insert into order_transitions (order_id, from_status, to_status, actor, actor_id, cause, event_id)
      select id, ${from}::order_status, ${to}::order_status, ${who} from moved
    ), seller_moved as (
      update seller_orders s set status = edge."to" from ${recordset(sellerEdge, sellerEdges, "edge")}
      where s.id = edge.seller_order_id and s.order_id = ${order.orderId} and s.status = edge."from"
      returning s.id, edge."from", edge."to"
    ), seller_history as (
      insert into seller_order_transitions
        (seller_order_id, order_id, from_status, to_status, actor, actor_id, cause, event_id)
      select id, ${order.orderId}::uuid, "from", "to", ${who} from seller_moved
    ) ${step ? sql`, step as (${insertStep(order.orderId, step)})` : sql``}
    ${freesCoupon ? sql`, ${couponGivenBack(order)}` : sql``}
    select (select count(*)::int from moved) as orders, (select count(*)::int from seller_moved) as "sellerOrders"`);
  if (done?.orders !== (edge ? 1 : 0) || done.sellerOrders !== sellerEdges.length) {
    throw new Error(`order ${order.orderId} did not stand where its moves begin: it must be locked before it is read`);
  }
}

/** The steps of a checkout that are written down. */
export type Step = {
  step:
    | "stock.reserve"
    | "order.store"
    | "payment.open"
    | "payment.close"
    | "payment.attempt"
    | "stock.answer"
    | "hold.extend"
    | "address.change"
    | "refund";
  outcome: string;
  detail?: string | null;
};

/** An insert of one step; how often it was tried before is counted by itself. For use inside a larger statement. */
export function insertStep(orderId: OrderId, { step, outcome, detail = null }: Step): SQL {
  return sql`
    insert into order_steps (order_id, step, attempt, outcome, detail)
    select ${orderId}::uuid, ${step}::text,
      1 + (select count(*) from order_steps where order_id = ${orderId} and step = ${step}), ${outcome}::text, ${detail}::text`;
}

export async function recordStep(
  db: Db<typeof schema> | Tx<typeof schema>,
  orderId: OrderId,
  step: Step,
): Promise<void> {
  await db.execute(insertStep(orderId, step));
}
