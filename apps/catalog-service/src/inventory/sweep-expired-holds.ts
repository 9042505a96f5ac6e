import type { OrderId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import { lockHeldStock } from "./held-stock.ts";
import { release } from "./release-stock.ts";

/** An order that expires says so itself; this is for the one that never spoke. */
const graceSeconds = 60;
const ordersPerRound = 50;

/**
 * Releases holds that ran out, by the database's clock. An order that somebody else is just acting on is left to the
 * next round. The order is not closed: paid after all, it may take its stock afresh.
 * @returns how many orders were swept.
 */
export async function sweepExpiredHolds(db: CatalogDb): Promise<number> {
  for (let total = 0; ;) {
    const swept = await sweepOnce(db);
    total += swept;
    if (swept < ordersPerRound) return total;
  }
}

function sweepOnce(db: CatalogDb): Promise<number> {
  return db.transaction(async (tx) => {
    const gates = await tx.execute<{ orderId: OrderId }>(sql`
      select order_id as "orderId" from order_holds
      where order_id in (
        select order_id from reservations
        where state = 'held' and expires_at < now() - make_interval(secs => ${graceSeconds}) limit ${ordersPerRound})
      for no key update skip locked`);
    if (gates.length === 0) return 0;
    const { held, levels } = await lockHeldStock(
      tx,
      gates.map(({ orderId }) => orderId),
    );
    await release(
      tx,
      held.filter(({ state }) => state === "held"),
      levels,
    );
    return gates.length;
  });
}
