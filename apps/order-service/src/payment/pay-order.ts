import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import type { Deps } from "../trpc.ts";
import { openingRecorded, openPayment } from "./open-payment.ts";
import { findOrder } from "../order/stored-order.ts";
import type { OrderRef } from "../order/stored-order.ts";
import { canPay } from "../order/what-is-allowed.ts";

/** Another try at paying, as long as the stock is held. */
export async function payOrder(deps: Pick<Deps, "db" | "payment">, ref: OrderRef): Promise<{ payUrl: string }> {
  const order = await findOrder(deps.db, ref);
  if (!order) throw new Refusal("ORDER_NOT_FOUND");
  const { orderId } = order;
  if (!canPay(order)) throw new Refusal("ORDER_NOT_PAYABLE");
  const opening = await openPayment(deps, order);
  await deps.db.execute(sql`
    with ${openingRecorded(orderId, opening)}
    update orders set payment_state = 'waiting', payment_reason = null
    where id = ${orderId} and payment_state = 'declined' and ${opening.payUrl !== null}`);
  if (opening.payUrl) return { payUrl: opening.payUrl };
  throw new Refusal(opening.status === "AWAY" ? "PAYMENT_PROVIDER_AWAY" : "ORDER_NOT_PAYABLE");
}
