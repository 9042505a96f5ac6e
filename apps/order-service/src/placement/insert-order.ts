import type { EventId } from "@stallhouse/contracts/ids";
import type { OrderStatus } from "@stallhouse/contracts/events/order";
import type { Tx } from "@stallhouse/db/connect";
import { insertRows } from "@stallhouse/db/recordset";
import { sql } from "drizzle-orm";
import type * as schema from "../schema.ts";
import {
  orderLines,
  orders,
  orderSteps,
  orderTransitions,
  sellerOrders,
  sellerOrderTransitions,
} from "../order/order-tables.ts";
import type { Order } from "../order/stored-order.ts";
import { firstStatus, move } from "../order/order-status.ts";
import type { Step, By } from "../moves/record-moves.ts";

type Insertion = {
  /** The key it was placed with; null for an order that failed before the customer had it. */
  idempotencyKey: string | null;
  eventId: EventId;
  by: By;
  steps: readonly Step[];
  /** Seconds until the recovery loop looks after it. */
  attendAfter: number;
};

/**
 * Stores a new order, all of its parts and its history so far, in one statement however many lines it has. The fact must
 * have been enqueued before.
 */
export async function insertOrder(tx: Tx<typeof schema>, order: Order, insertion: Insertion): Promise<void> {
  const { by, eventId, steps, idempotencyKey, attendAfter } = insertion;
  const { orderId } = order;
  const parts = order.sellerOrders.map((part, position) => ({ ...part, orderId, position }));
  const lines = parts.flatMap(({ lines, sellerOrderId, sellerId }) =>
    lines.map((line) => ({ ...line, orderId, sellerOrderId, sellerId })),
  );
  const history = historyTo(order.status).map((edge) => ({ ...edge, ...by, orderId, eventId }));
  const times = { placedAt: sql`now()`, attendAt: sql`now() + make_interval(secs => ${attendAfter})` };
  await tx.execute(sql`
    with new_order as (${insertRows(orders, [{ ...order, idempotencyKey }], times)}),
      parts as (${insertRows(sellerOrders, parts)}),
      lines as (${insertRows(
        orderLines,
        lines.map((line, position) => ({ ...line, position })),
      )}),
      steps as (${insertRows(
        orderSteps,
        steps.map((step) => ({ ...step, orderId, attempt: 1 })),
      )}),
      seller_history as (${insertRows(
        sellerOrderTransitions,
        parts.flatMap(({ sellerOrderId }) => history.map((edge) => ({ ...edge, sellerOrderId }))),
      )})
    ${insertRows(orderTransitions, history)}`);
}

type Edge = { fromStatus: OrderStatus | null; toStatus: OrderStatus };

/** Every history starts with PENDING; when catalog answers at once, the next move follows in the same transaction. */
function historyTo(status: OrderStatus): Edge[] {
  const first: Edge = { fromStatus: null, toStatus: firstStatus };
  return status === firstStatus ? [first] : [first, { fromStatus: firstStatus, toStatus: move(firstStatus, status) }];
}
