import { orderId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Deps } from "../trpc.ts";
import { refusePlacement } from "./idempotency-key.ts";
import type { Placement } from "./idempotency-key.ts";
import { openingRecorded, openPayment } from "../payment/open-payment.ts";
import type { Order } from "../order/stored-order.ts";
import { isFinal } from "../order/order-status.ts";
import type { PlacedOrder } from "../views/shapes.ts";

/** The answer as it is kept under its key: read the same way every time, it comes out the same. */
export const storedAnswer = z.object({
  orderId,
  number: z.string(),
  status: z.enum(["PAYMENT_PENDING", "PENDING", "PAID"]),
  payUrl: z.string().nullable(),
  expiresAt: z.string().nullable(),
}) satisfies z.ZodType<PlacedOrder>;

/** Opens the payment of a stored order and gives the key its answer: the first one given stays. */
export async function finishPlacement(deps: Deps, placement: Placement, order: Order): Promise<PlacedOrder> {
  if (isFinal(order.status)) {
    const step = { step: "order.store", outcome: "CLOSED" } as const;
    await refusePlacement(deps.db, placement, { reason: "CART_CHANGED", details: {}, step });
    throw new Refusal("CART_CHANGED");
  }
  const opening = order.status === "PAYMENT_PENDING" ? await openPayment(deps, order) : undefined;
  const answer: PlacedOrder = {
    orderId: order.orderId,
    number: order.number,
    status: answerStatus(order),
    payUrl: opening?.payUrl ?? null,
    expiresAt: order.expiresAt,
  };
  const [row] = await deps.db.execute<{ answer: unknown }>(sql`
    with ${opening ? openingRecorded(order.orderId, opening) : sql`opened as (select 1)`}
    update idempotency_keys
    set answer = case when state = 'done' then answer else ${JSON.stringify(answer)}::jsonb end, state = 'done'
    where scope = ${placement.scope} and key = ${placement.key}
    returning answer`);
  return storedAnswer.parse(row?.answer ?? answer);
}

/** Whatever the order went through since: one to pay for is answered with its payment, for that is what was asked for. */
function answerStatus({ status, totalAmount }: Order): PlacedOrder["status"] {
  if (status === "PENDING") return "PENDING";
  return totalAmount === 0 ? "PAID" : "PAYMENT_PENDING";
}
