import type { PayloadOf } from "@stallhouse/contracts/event";
import type { stockHoldLapsedV1 } from "@stallhouse/contracts/events/catalog";
import { orderAnsweredV1 } from "@stallhouse/contracts/events/order";
import type { paymentUnansweredV1 } from "@stallhouse/contracts/events/payment";
import type { OrderId } from "@stallhouse/contracts/ids";
import type { Tx } from "@stallhouse/db/connect";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import type * as schema from "../schema.ts";
import { markPaid } from "../payment/hear-payment.ts";
import { lockOrder } from "../order/stored-order.ts";
import { wordOf, wordOfNobody } from "./order-word.ts";

type OrderTx = Tx<typeof schema>;

/**
 * Catalog asks about stock whose hold ran out. An order that nobody has ended though its time is over is looked after at
 * once; what comes of it is told by its own fact.
 */
export async function answerCatalog(tx: OrderTx, { orderId }: PayloadOf<typeof stockHoldLapsedV1>): Promise<void> {
  await tx.execute(sql`
    update orders set attend_at = least(attend_at, now())
    where id = ${orderId} and status = 'PAYMENT_PENDING' and expires_at <= now()`);
  await giveWord(tx, orderId);
}

/** Payment asks about money it has captured: the order that waits for it is paid first. */
export async function answerPayment(tx: OrderTx, payment: PayloadOf<typeof paymentUnansweredV1>): Promise<void> {
  const order = await lockOrder(tx, { orderId: payment.orderId });
  if (order) await markPaid(tx, payment);
  await giveWord(tx, payment.orderId);
}

async function giveWord(tx: OrderTx, orderId: OrderId): Promise<void> {
  // Before the order is looked for: a placement that ends in between leaves one.
  const isBeingPlaced = await isPlacementUnderWay(tx, orderId);
  const order = await lockOrder(tx, { orderId });
  await enqueue(tx, orderAnsweredV1, { orderId, ...(order ? wordOf(order) : wordOfNobody(isBeingPlaced)) });
}

async function isPlacementUnderWay(tx: OrderTx, orderId: OrderId): Promise<boolean> {
  const found = await tx.execute(sql`
    select 1 from idempotency_keys where state = 'in_progress' and order_id = ${orderId}`);
  return found.length > 0;
}
