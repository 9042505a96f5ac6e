import type { Reconciliation } from "@stallhouse/service/reconcilers";
import { sql } from "drizzle-orm";
import { endUnpaidOrder } from "../hold/end-unpaid-order.ts";
import { noteRefund, learnCapture } from "../payment/hear-payment.ts";
import { findOrder } from "../order/stored-order.ts";
import type { PaymentState } from "../clients.ts";
import type { Deps } from "../trpc.ts";
import { askBatch } from "./ask-batch.ts";
import { claimUnheard, countUnheard } from "./claim-unheard.ts";
import type { Unheard } from "./claim-unheard.ts";
import { driveEach } from "./drive-each.ts";

const unpaid: Unheard = { where: sql`status = 'PAYMENT_PENDING'`, since: sql`placed_at`, limit: 100 };
/** Their time is over, and nobody has ended them. */
const overdue: Unheard = { ...unpaid, since: sql`expires_at` };

/**
 * Asks payment about orders that wait for their money, for the fact of it may be lost: what was captured is marked paid,
 * and what can never be paid any more ends.
 */
export async function askForMoney(deps: Deps): Promise<Reconciliation> {
  const waiting = await claimUnheard(deps, unpaid);
  const states = await askBatch(waiting, (ids) => deps.payment.ask(ids));
  const driven = await driveEach(deps.log, states, (state) => actOnState(deps, state));
  return { driven, left: await countUnheard(deps, overdue) };
}

async function actOnState(deps: Deps, state: PaymentState): Promise<boolean> {
  if (state.status === "OPEN") return false;
  if (state.status === "CAPTURED") {
    await learnCapture(deps.db, state);
    return true;
  }
  const order = await findOrder(deps.db, { orderId: state.orderId });
  if (order?.status !== "PAYMENT_PENDING") return false;
  await endUnpaidOrder(deps, state.orderId, order.cancelRequest ? "CANCELLED" : "EXPIRED");
  return true;
}

const refunding: Unheard = {
  where: sql`payment_state = 'refunding' and status in ('CANCELLED', 'EXPIRED', 'FAILED')`,
  since: sql`placed_at`,
  limit: 100,
};

/** Asks payment about money that is on its way back: the fact that it arrived may be lost, or the one that sent it off. */
export async function askForRefunds(deps: Deps): Promise<Reconciliation> {
  const waiting = await claimUnheard(deps, refunding);
  const states = await askBatch(waiting, (ids) => deps.payment.ask(ids));
  const driven = await driveEach(deps.log, states, (state) => actOnRefund(deps, state));
  return { driven, left: await countUnheard(deps, refunding) };
}

async function actOnRefund(deps: Deps, { orderId, captured, refunded, isRefundKnown }: PaymentState) {
  for (const refund of refunded) await deps.db.transaction((tx) => noteRefund(tx, refund));
  if (!captured || isRefundKnown) return refunded.length > 0;
  await deps.payment.bury({ orderId, wasPaid: true });
  return true;
}

const partsRefunding: Unheard = {
  where: sql`status in ('PAID', 'PROCESSING', 'SHIPPED', 'DELIVERED') and exists (
    select 1 from refund_requests r where r.order_id = orders.id and r.refunded_at is null)`,
  since: sql`(select min(r.requested_at) from refund_requests r where r.order_id = orders.id and r.refunded_at is null)`,
  limit: 100,
};

/** The same for money of cancelled parts, while their orders go on. */
export async function askForPartRefunds(deps: Deps): Promise<Reconciliation> {
  const waiting = await claimUnheard(deps, partsRefunding);
  const states = await askBatch(waiting, (ids) => deps.payment.ask(ids));
  const driven = await driveEach(deps.log, states, (state) => actOnPartRefunds(deps, state));
  return { driven, left: await countUnheard(deps, partsRefunding) };
}

async function actOnPartRefunds(deps: Deps, { orderId, refunded, partsKnown }: PaymentState): Promise<boolean> {
  const before = await findOrder(deps.db, { orderId });
  for (const refund of refunded) await deps.db.transaction((tx) => noteRefund(tx, refund));
  const order = await findOrder(deps.db, { orderId });
  const open = order?.refunds.filter(({ refundedAt }) => refundedAt === null) ?? [];
  const unknown = open.filter(
    (own) => !partsKnown.some((known) => known.sellerOrderId === own.sellerOrderId && known.cause === own.cause),
  );
  for (const { sellerOrderId, cause, amount } of unknown) {
    if (sellerOrderId) await deps.payment.refundPart({ orderId, sellerOrderId, cause, refundAmount: amount });
  }
  return unknown.length > 0 || open.length < (before?.refunds.filter((own) => own.refundedAt === null).length ?? 0);
}
