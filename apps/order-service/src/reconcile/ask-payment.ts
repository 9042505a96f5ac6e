import type { Reconciliation } from "@stallhouse/service/reconcilers";
import { sql } from "drizzle-orm";
import { endUnpaidOrder } from "../order/end-unpaid-order.ts";
import { noteRefund } from "../order/hear-payment.ts";
import { learnCapture } from "../order/learn-payment.ts";
import { findOrder } from "../order/order-queries.ts";
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
  if (refunded.length > 0) return true;
  if (!captured || isRefundKnown) return false;
  await deps.payment.bury({ orderId, wasPaid: true });
  return true;
}
