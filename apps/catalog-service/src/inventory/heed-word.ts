import type { PayloadOf } from "@stallhouse/contracts/event";
import type { orderAnsweredV1 } from "@stallhouse/contracts/events/order";
import { sql } from "drizzle-orm";
import type { CatalogTx } from "../trpc.ts";
import { commitStock } from "./commit-stock.ts";
import { closeOrderStock } from "./release-stock.ts";

/** What order says when it is asked about a hold does what its own fact would have done. While it waits, so do we. */
export async function heedWord(
  tx: CatalogTx,
  { orderId, word, lines }: PayloadOf<typeof orderAnsweredV1>,
): Promise<unknown> {
  if (word === "PAID") return await commitStock(tx, { orderId, lines });
  if (word === "OVER" || word === "UNKNOWN") return await closeOrderStock(tx, orderId);
  // Order is there and knows: the next question needs no long pause.
  return await tx.execute(sql`update order_holds set asks = 1 where order_id = ${orderId} and asks > 1`);
}
