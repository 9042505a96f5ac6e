import type { PayloadOf } from "@stallhouse/contracts/event";
import type { sellerBlockedV1, sellerUnblockedV1 } from "@stallhouse/contracts/events/identity";
import type { Tx } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";
import type * as schema from "../schema.ts";

/**
 * Remembers that a seller may not sell. Their unpaid orders are found by `attendOrders`, which looks for them every second:
 * payment has to close before one is cancelled, and nothing remote is called while a fact is handled. An order that is
 * being placed at this moment is found by the same look.
 */
export async function blockSeller(
  tx: Tx<typeof schema>,
  { sellerId }: PayloadOf<typeof sellerBlockedV1>,
): Promise<void> {
  await tx.execute(sql`
    insert into blocked_sellers (seller_id, blocked_at) values (${sellerId}, now()) on conflict do nothing`);
}

export async function unblockSeller(
  tx: Tx<typeof schema>,
  { sellerId }: PayloadOf<typeof sellerUnblockedV1>,
): Promise<void> {
  await tx.execute(sql`delete from blocked_sellers where seller_id = ${sellerId}`);
}
