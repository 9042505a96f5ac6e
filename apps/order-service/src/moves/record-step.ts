import type { OrderId } from "@stallhouse/contracts/ids";
import type { Db, Tx } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type * as schema from "../schema.ts";

/** The steps of a checkout that are written down. */
export type Step = {
  step:
    | "stock.reserve"
    | "order.store"
    | "payment.open"
    | "payment.close"
    | "payment.attempt"
    | "stock.answer"
    | "hold.extend"
    | "address.change"
    | "refund";
  outcome: string;
  detail?: string | null;
};

/** An insert of one step; how often it was tried before is counted by itself. For use inside a larger statement. */
export function insertStep(orderId: OrderId, { step, outcome, detail = null }: Step): SQL {
  return sql`
    insert into order_steps (order_id, step, attempt, outcome, detail)
    select ${orderId}::uuid, ${step}::text,
      1 + (select count(*) from order_steps where order_id = ${orderId} and step = ${step}), ${outcome}::text, ${detail}::text`;
}

export async function recordStep(
  db: Db<typeof schema> | Tx<typeof schema>,
  orderId: OrderId,
  step: Step,
): Promise<void> {
  await db.execute(insertStep(orderId, step));
}
