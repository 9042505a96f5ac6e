import type { PayloadOf } from "@stallhouse/contracts/event";
import type { orderAnsweredV1 } from "@stallhouse/contracts/events/order";
import type { Log } from "@stallhouse/service/log";
import type { Tx } from "../trpc.ts";
import { buryOrder, causeOf } from "./bury-order.ts";
import { noteAnswer } from "./note-answer.ts";

/** What order says when it is asked: a dead order's money goes back, as when its own fact comes. */
export async function heedWord(
  { tx, log }: { tx: Tx; log: Log },
  { orderId, word, wasPaid }: PayloadOf<typeof orderAnsweredV1>,
): Promise<void> {
  if (word === "PAID") return await noteAnswer(tx, { orderId });
  if (word === "OVER") return await buryOrder(tx, orderId, causeOf(wasPaid));
  // Not given back by itself: an order that only order forgot is for a person to look at.
  if (word === "UNKNOWN") log.error({ orderId }, "order does not know this order: a person must look at its payment");
}
