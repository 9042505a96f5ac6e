import type { OrderStatus } from "@stallhouse/contracts/events/order";
import { Refusal } from "@stallhouse/contracts/refusal";

/** The one table of what may follow what, for orders and seller orders alike. */
export const moves = {
  PENDING: ["PAYMENT_PENDING", "FAILED", "CANCELLED", "EXPIRED"],
  PAYMENT_PENDING: ["PAID", "FAILED", "CANCELLED", "EXPIRED"],
  PAID: ["PROCESSING", "CANCELLED"],
  PROCESSING: ["SHIPPED", "CANCELLED"],
  SHIPPED: ["DELIVERED", "REFUNDED"],
  DELIVERED: ["REFUNDED"],
  FAILED: [],
  CANCELLED: [],
  EXPIRED: [],
  REFUNDED: [],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>;

/** Every history begins here. */
export const firstStatus = "PENDING" satisfies OrderStatus;

export function canMove(from: OrderStatus, to: OrderStatus): boolean {
  return moves[from].some((allowed) => allowed === to);
}

export function move(from: OrderStatus, to: OrderStatus): OrderStatus {
  if (!canMove(from, to)) throw new Refusal("MOVE_NOT_ALLOWED", { from, to });
  return to;
}

export function isUnpaid(status: OrderStatus): boolean {
  return status === "PENDING" || status === "PAYMENT_PENDING";
}

export function isFinal(status: OrderStatus): boolean {
  return moves[status].length === 0;
}

const progress = ["PAID", "PROCESSING", "SHIPPED", "DELIVERED"] as const satisfies OrderStatus[];

/** The steps a paid order takes from one of its statuses to a later one; none when it stands there, or further. */
export function stepsBetween(from: OrderStatus, to: OrderStatus): OrderStatus[] {
  const [start, end] = [from, to].map((status) => progress.findIndex((step) => step === status));
  return start === undefined || end === undefined || start < 0 ? [] : progress.slice(start + 1, end + 1);
}

/** A paid order stands where its slowest seller order stands, but is under way as soon as one of them is. */
export function statusFromSellerOrders(statuses: readonly OrderStatus[]): OrderStatus {
  const ranks = statuses.flatMap((status) => {
    const rank = progress.findIndex((step) => step === status);
    return rank >= 0 ? [rank] : [];
  });
  if (ranks.length === 0) return statuses[0] ?? firstStatus;
  const slowest = progress[Math.min(...ranks)] ?? "PAID";
  return slowest === "PAID" && Math.max(...ranks) > 0 ? "PROCESSING" : slowest;
}
