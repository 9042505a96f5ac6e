import type { PayloadOf } from "@stallhouse/contracts/event";
import type { ReservedLine, stockRejectedV1, stockReservedV1 } from "@stallhouse/contracts/events/catalog";
import { orderFailedV1, orderPaymentRequestedV1 } from "@stallhouse/contracts/events/order";
import type { Tx } from "@stallhouse/db/connect";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import type * as schema from "../schema.ts";
import { cancelNow } from "./cancel-now.ts";
import { cancellationOf } from "./cancellation.ts";
import type { Order } from "./order.ts";
import { moveWhole } from "./order-moves.ts";
import { payloadOf } from "./order-payload.ts";
import { lockOrder } from "./order-queries.ts";
import { recordStep } from "./order-steps.ts";
import { bySystem, recordMoves } from "./record-moves.ts";

type OrderTx = Tx<typeof schema>;

/** Catalog holds what a degraded order asked for. At the prices the customer saw it can be paid now; else it ends. */
export async function noteStockReserved(tx: OrderTx, { orderId, expiresAt, lines }: PayloadOf<typeof stockReservedV1>) {
  const order = await lockOrder(tx, { orderId });
  if (!order) throw new Error(`no order ${orderId}`);
  // Answered before, or ended meanwhile: then catalog has heard of the end after it was asked, and lets go.
  if (order.status !== "PENDING") return;
  if (!isAtSeenPrices(order, lines)) {
    const cause = "A price changed while we confirmed stock. Nothing has been charged: please order again.";
    await recordStep(tx, orderId, { step: "stock.answer", outcome: "PRICE_CHANGED" });
    return fail(tx, order, cause);
  }
  await recordStep(tx, orderId, { step: "stock.answer", outcome: "OK", detail: `held until ${expiresAt}` });
  const moved = moveWhole({ ...order, expiresAt }, "PAYMENT_PENDING");
  const eventId = await enqueue(tx, orderPaymentRequestedV1, payloadOf(moved.order));
  // Due at once: the recovery loop opens the payment, for nothing remote is called while a fact is handled.
  const also = sql`expires_at = ${expiresAt}, payment_state = 'waiting', attend_at = now(), attend_count = 0`;
  await recordMoves(tx, moved, { by: bySystem("Stock is confirmed."), eventId, also });
}

/** Not to be had. A paid order whose hold had run out ends here too, and its money goes back. */
export async function noteStockRejected(tx: OrderTx, { orderId, reason, title }: PayloadOf<typeof stockRejectedV1>) {
  const order = await lockOrder(tx, { orderId });
  if (!order) throw new Error(`no order ${orderId}`);
  await recordStep(tx, orderId, { step: "stock.answer", outcome: reason, detail: title });
  const cause = reason === "VARIANT_OUT_OF_STOCK" ? `${title} is sold out.` : `${title} is no longer for sale.`;
  if (order.status === "PENDING") return fail(tx, order, `${cause} Nothing has been charged.`);
  if (order.status !== "PAID" && order.status !== "PROCESSING") return;
  const cancellation = cancellationOf(order);
  if (!cancellation.can) return;
  const request = { by: "system", actorId: null, reason: `${cause} What you paid goes back to you in full.` } as const;
  await cancelNow(tx, order, { request, wasPaid: true });
}

async function fail(tx: OrderTx, order: Order, cause: string): Promise<void> {
  const moved = moveWhole(order, "FAILED");
  const eventId = await enqueue(tx, orderFailedV1, { ...payloadOf(moved.order), reason: cause });
  await recordMoves(tx, moved, { by: bySystem(cause), eventId, also: sql`attend_at = null` });
}

function isAtSeenPrices(order: Order, reserved: readonly ReservedLine[]): boolean {
  return order.sellerOrders.every((part) =>
    part.lines.every((line) => {
      const now = reserved.find((other) => other.variantId === line.variantId);
      return (
        now?.unitPrice === line.unitPrice &&
        now.shippingAmount === part.shippingAmount &&
        now.currency === order.currency
      );
    }),
  );
}
