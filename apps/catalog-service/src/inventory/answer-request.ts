import { stockRejectedV1, stockReservedV1 } from "@stallhouse/contracts/events/catalog";
import type { stockRequestedV1 } from "@stallhouse/contracts/events/order";
import type { PayloadOf } from "@stallhouse/contracts/event";
import { enqueue } from "@stallhouse/messaging/enqueue";
import type { CatalogTx } from "../trpc.ts";
import { reserveStock } from "./reserve-stock.ts";

/** The time to pay counts from our answer: the order waited for it until now. */
const holdSeconds = 900;

/** Answers an order that was taken while we were away: by a fact, because nobody waits on the line. */
export async function answerStockRequest(
  tx: CatalogTx,
  { orderId, lines }: PayloadOf<typeof stockRequestedV1>,
): Promise<void> {
  const answer = await reserveStock(tx, { orderId, lines, holdSeconds });
  if (answer.status === "reserved") {
    await enqueue(tx, stockReservedV1, { orderId, expiresAt: answer.expiresAt, lines: answer.lines });
    return;
  }
  const { reason, variantId, title } = answer;
  await enqueue(tx, stockRejectedV1, { orderId, reason, variantId, title });
}
