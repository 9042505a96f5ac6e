import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import type { ExtendInput } from "./stock-input.ts";

/**
 * Holds what an order holds until a later moment, never an earlier one: asked again it answers the same. Refuses with
 * HOLD_ENDED what is no longer held, or is only still there because no sweep has come by.
 */
export async function extendHold(db: CatalogDb, { orderId, until }: ExtendInput): Promise<{ expiresAt: string }> {
  return db.transaction(async (tx) => {
    const [gate] = await tx.execute<{ isOpen: boolean }>(sql`
      select closed_at is null as "isOpen" from order_holds where order_id = ${orderId} for no key update`);
    if (!gate?.isOpen) throw new Refusal("HOLD_ENDED");
    const [held] = await tx.execute<{ expiresAt: string }>(sql`
      update reservations set expires_at = greatest(expires_at, ${until}::timestamptz)
      where order_id = ${orderId} and state = 'held' and expires_at > clock_timestamp()
      returning to_char(expires_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "expiresAt"`);
    if (!held) throw new Refusal("HOLD_ENDED");
    return held;
  });
}
