import type { OrderId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { eq } from "drizzle-orm";
import { endPage } from "../page/end-page.ts";
import { deadOrders, paymentIntents } from "../schema.ts";
import type { Deps, Tx } from "../trpc.ts";
import { findLivePage, findPaymentForUpdate, lockOrder } from "./expect-payment.ts";
import type { PayPage, Payment } from "./expect-payment.ts";
import { capturedOf } from "./payment-payload.ts";
import type { Captured } from "./payment-payload.ts";

type Verdict = { status: "CLOSED" | "CAPTURED"; captured: Captured | null };

const closed: Verdict = { status: "CLOSED", captured: null };

const maxRounds = 4;

/**
 * Makes sure that an order can no longer be paid, and says whether it was paid meanwhile. CLOSED is said only on the
 * provider's word; without one the call is refused with PAYMENT_PROVIDER_AWAY and nothing is decided.
 */
export async function closePayment(deps: Deps, orderId: OrderId): Promise<Verdict> {
  for (let round = 0; round < maxRounds; round++) {
    const step = await deps.db.transaction((tx) => closeOrFindPage(tx, orderId));
    if ("status" in step) return step;
    await endPage(deps, step.payment, step.page);
  }
  throw new Refusal("PAYMENT_PROVIDER_AWAY");
}

/** Under the lock: no page that may be payable is left, or here it is. */
async function closeOrFindPage(tx: Tx, orderId: OrderId): Promise<Verdict | { payment: Payment; page: PayPage }> {
  await lockOrder(tx, orderId);
  const payment = await findPaymentForUpdate(tx, orderId);
  if (!payment) {
    // An `open` that is still under way must find the door shut.
    await tx.insert(deadOrders).values({ orderId, cause: "ORDER_DEAD" }).onConflictDoNothing();
    return closed;
  }
  if (payment.status !== "OPEN") return { status: payment.status, captured: capturedOf(payment) };
  const page = await findLivePage(tx, payment.id);
  if (page) return { payment, page };
  await tx.update(paymentIntents).set({ status: "CLOSED" }).where(eq(paymentIntents.id, payment.id));
  return closed;
}
