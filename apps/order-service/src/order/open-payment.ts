import type { OrderId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Db } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { Away } from "../away.ts";
import type * as schema from "../schema.ts";
import type { Deps } from "../trpc.ts";
import { learnCapture } from "./learn-payment.ts";
import type { Order } from "./order.ts";
import { insertStep } from "./order-steps.ts";

/** What became of asking payment for its page. AWAY: nobody knows yet, ask again. */
export type Opening = { status: "OPEN" | "CAPTURED" | "CLOSED" | "AWAY"; payUrl: string | null; detail: string | null };

/**
 * Asks payment for the order's page. An outage is an answer here: the order stands, and the page is asked for again. An
 * answer that it was paid is made true at once.
 */
export async function openPayment(deps: Pick<Deps, "db" | "payment">, order: Order): Promise<Opening> {
  if (!order.expiresAt) return { status: "CLOSED", payUrl: null, detail: "nothing is held" };
  try {
    const opened = await deps.payment.open({
      orderId: order.orderId,
      orderNumber: order.number,
      userId: order.customerId,
      email: order.email,
      name: order.name,
      amount: order.totalAmount,
      currency: order.currency,
      expiresAt: order.expiresAt,
    });
    await learnCapture(deps.db, opened);
    return { status: opened.status, payUrl: opened.payUrl, detail: null };
  } catch (error) {
    if (!(error instanceof Away || error instanceof Refusal)) throw error;
    return { status: "AWAY", payUrl: null, detail: error.message };
  }
}

/** The change and the step that record an opening, as parts of a `with`. */
export function openingRecorded(orderId: OrderId, opening: Opening): SQL {
  const change =
    opening.status === "AWAY"
      ? sql`attend_at = now() + interval '5 seconds'`
      : sql`pay_url = ${opening.payUrl}, attend_at = expires_at, attend_count = 0`;
  return sql`
    opened as (
      update orders set ${change} where id = ${orderId} and status = 'PAYMENT_PENDING'
    ), opening_step as (
      ${insertStep(orderId, { step: "payment.open", outcome: opening.status, detail: opening.detail })}
    )`;
}

export async function recordOpening(db: Db<typeof schema>, orderId: OrderId, opening: Opening): Promise<void> {
  await db.execute(sql`with ${openingRecorded(orderId, opening)} select 1`);
}
