import { Refusal } from "@stallhouse/contracts/refusal";
import type { Order } from "../order/stored-order.ts";

/** So much longer a customer who is still there may have to pay. */
export const extensionMinutes = 10;

type Held = Pick<Order, "status" | "expiresAt" | "extendedAt" | "cancelRequest">;

/** Whether its customer may still ask for more time, as long as the hold is not over. */
export function canExtend({ status, extendedAt, cancelRequest }: Held): boolean {
  return status === "PAYMENT_PENDING" && extendedAt === null && cancelRequest === null;
}

/**
 * Until when a hold that ended at `seen` lasts when it is extended: once per order. The same wish again gets the same
 * answer, told by the end that was seen: `isGranted`.
 */
export function extensionOf(order: Held, seen: string, isOver: boolean): { until: string; isGranted: boolean } {
  const { status, expiresAt, extendedAt, cancelRequest } = order;
  if (status === "EXPIRED" || (status === "PAYMENT_PENDING" && isOver)) throw new Refusal("HOLD_ENDED");
  if (status !== "PAYMENT_PENDING" || cancelRequest || !expiresAt) throw new Refusal("MOVE_NOT_ALLOWED");
  if (!extendedAt) return { until: laterThan(expiresAt), isGranted: false };
  if (laterThan(seen) !== expiresAt) throw new Refusal("HOLD_ALREADY_EXTENDED");
  return { until: expiresAt, isGranted: true };
}

function laterThan(end: string): string {
  return new Date(Date.parse(end) + extensionMinutes * 60_000).toISOString();
}
