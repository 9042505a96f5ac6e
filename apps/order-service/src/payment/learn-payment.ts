import type { Db } from "@stallhouse/db/connect";
import type { PaymentAnswer } from "../clients.ts";
import type * as schema from "../schema.ts";
import { markPaid } from "./hear-payment.ts";

/**
 * Makes true what an answer of payment says. When that is "captured", the order is paid by the same use case, and with the
 * same fact, as when payment's fact comes: whichever is later finds it done.
 */
export async function learnCapture(db: Db<typeof schema>, { captured }: PaymentAnswer): Promise<void> {
  if (captured) await db.transaction((tx) => markPaid(tx, captured));
}
