import { stockChangedV1, stockLowV1 } from "@stallhouse/contracts/events/catalog";
import type { PayloadOf } from "@stallhouse/contracts/event";
import type { OrderId } from "@stallhouse/contracts/ids";
import { enqueueAll } from "@stallhouse/messaging/enqueue";
import type { CatalogTx } from "../trpc.ts";
import { fellLow } from "./stock-level.ts";
import type { Level } from "./stock-level.ts";

type Change = { before: Level; after: Level };
type Cause = PayloadOf<typeof stockChangedV1>["cause"];

/** Tells of changed levels, one fact per cause and order, and of each level that just fell low. */
export async function announceStock(
  tx: CatalogTx,
  causes: readonly { cause: Cause; orderId: OrderId | null; changes: readonly Change[] }[],
): Promise<void> {
  const changed = causes.filter(({ changes }) => changes.length > 0);
  await enqueueAll(
    tx,
    stockChangedV1,
    changed.map(({ cause, orderId, changes }) => ({
      cause,
      orderId,
      levels: changes.map(({ after }) => ({
        variantId: after.variantId,
        productId: after.productId,
        available: after.available,
        reserved: after.reserved,
        version: after.version,
      })),
    })),
  );
  await enqueueAll(
    tx,
    stockLowV1,
    changed.flatMap(({ changes }) => changes.filter(fellLow).map(({ after }) => lowPayload(after))),
  );
}

function lowPayload(level: Level): PayloadOf<typeof stockLowV1> {
  const { variantId, productId, sellerId, title, label, sku, available, threshold } = level;
  return { variantId, productId, sellerId, title, label, sku, available, threshold };
}
