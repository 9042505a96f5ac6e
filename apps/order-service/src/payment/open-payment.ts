import type { OrderId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Db } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { Away } from "../away.ts";
import type * as schema from "../schema.ts";
import type { Deps } from "../trpc.ts";
import { houseCause } from "../moves/house-causes.ts";
import { learnCapture } from "./hear-payment.ts";
import type { Order } from "../order/stored-order.ts";
import { insertStep } from "../moves/record-moves.ts";

/** What became of asking payment for its page. AWAY: nobody knows yet, ask again. REFUSED: nobody asks again. */
export type Opening = {
  status: "OPEN" | "CAPTURED" | "CLOSED" | "AWAY" | "REFUSED";
  payUrl: string | null;
  detail: string | null;
};

/**
 * Asks payment for the order's page. An outage is an answer here: the order stands, and the page is asked for again. An
 * answer that it was paid is made true at once.
 */
export async function openPayment(deps: Pick<Deps, "db" | "payment">, order: Order): Promise<Opening> {
  if (!order.expiresAt) return { status: "CLOSED", payUrl: null, detail: "nothing is held" };
  const asked = await askToOpen(deps, { ...order, expiresAt: order.expiresAt });
  if (!("captured" in asked)) return asked;
  await learnCapture(deps.db, asked);
  return { status: asked.status, payUrl: asked.payUrl, detail: null };
}

async function askToOpen({ payment }: Pick<Deps, "payment">, order: Order & { expiresAt: string }) {
  try {
    return await payment.open({
      orderId: order.orderId,
      orderNumber: order.number,
      userId: order.customerId,
      email: order.email,
      name: order.name,
      amount: order.totalAmount,
      currency: order.currency,
      expiresAt: order.expiresAt,
    });
  } catch (error) {
    if (error instanceof Refusal) return { status: "REFUSED", payUrl: null, detail: error.reason } as const;
    if (error instanceof Away) return { status: "AWAY", payUrl: null, detail: error.message } as const;
    throw error;
  }
}

/** The change and the step that record an opening, as parts of a `with`. */
export function openingRecorded(orderId: OrderId, opening: Opening): SQL {
  return sql`
    opened as (
      update orders set ${changeBy(opening)} where id = ${orderId} and status = 'PAYMENT_PENDING'
    ), opening_step as (
      ${insertStep(orderId, { step: "payment.open", outcome: opening.status, detail: opening.detail })}
    )`;
}

export async function recordOpening(db: Db<typeof schema>, orderId: OrderId, opening: Opening): Promise<void> {
  await db.execute(sql`with ${openingRecorded(orderId, opening)} select 1`);
}

function changeBy({ status, payUrl }: Opening): SQL {
  if (status === "AWAY") return sql`attend_at = now() + interval '5 seconds'`;
  if (status !== "REFUSED") return sql`pay_url = ${payUrl}, attend_at = expires_at, attend_count = 0`;
  // Written down as a wish of the house, for the recovery loop closes payment before it ends an order.
  return sql`pay_url = null, attend_at = now(), attend_count = 0, cancel_by = coalesce(cancel_by, 'system'),
    cancel_reason = coalesce(cancel_reason, ${houseCause("PAYMENT_REFUSED")})`;
}
