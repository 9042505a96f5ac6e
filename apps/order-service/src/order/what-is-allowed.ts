import type { Address } from "@stallhouse/contracts/address";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Reason } from "@stallhouse/contracts/refusal";
import { isFinal } from "./order-status.ts";
import type { Order } from "./stored-order.ts";

type Going = Pick<Order, "status" | "cancelRequest" | "address" | "name" | "phone">;

/** Only while nobody has paid: then sellers pack, and a label may be printed. */
export function canChangeAddress({ status, cancelRequest }: Pick<Order, "status" | "cancelRequest">): boolean {
  return status === "PAYMENT_PENDING" && cancelRequest === null;
}

/**
 * The order on its way to another address. Its country stays: the days, and so the promise, were worked out for it.
 * A number that came with the old address goes with it; one the customer gave beside it stays.
 */
export function withAddress<O extends Going>(order: O, address: Address): O {
  if (!canChangeAddress(order)) throw new Refusal("ADDRESS_FIXED");
  if (address.country !== order.address.country) throw new Refusal("ADDRESS_COUNTRY_FIXED");
  const contactPhone = order.address.phone ? null : order.phone;
  return { ...order, address, name: address.name, phone: address.phone ?? contactPhone };
}

export function canPay(order: Order): boolean {
  return order.status === "PAYMENT_PENDING" && order.cancelRequest === null;
}

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

/**
 * May the order be cancelled? While a payment can come in, payment has to close first: stock is given back only after
 * its word. `wasPaid`: the money goes back.
 */
type Cancellation =
  { can: true; closeFirst: boolean; wasPaid: boolean } | { can: false; reason: Extract<Reason, `ORDER_${string}`> };

export function cancellationOf(order: Pick<Order, "status" | "sellerOrders">): Cancellation {
  if (isFinal(order.status)) return { can: false, reason: "ORDER_CLOSED" };
  if (order.sellerOrders.some((part) => part.shipments.length > 0))
    return { can: false, reason: "ORDER_ALREADY_SHIPPED" };
  const closeFirst = order.status === "PAYMENT_PENDING";
  return { can: true, closeFirst, wasPaid: !closeFirst && order.status !== "PENDING" };
}
