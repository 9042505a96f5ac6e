import type { AdminOrderView } from "~/api/portal-shapes.ts";
import { Badge } from "~/ui/badge.tsx";
import type { Tone } from "~/ui/badge.tsx";

export type OrderStatus = AdminOrderView["status"];

const statuses: Record<OrderStatus, { label: string; tone: Tone }> = {
  PENDING: { label: "Confirming stock", tone: "warn" },
  PAYMENT_PENDING: { label: "Waiting for payment", tone: "warn" },
  PAID: { label: "Paid", tone: "info" },
  PROCESSING: { label: "Processing", tone: "info" },
  SHIPPED: { label: "Shipped", tone: "info" },
  DELIVERED: { label: "Delivered", tone: "success" },
  FAILED: { label: "Failed", tone: "danger" },
  CANCELLED: { label: "Cancelled", tone: "danger" },
  EXPIRED: { label: "Expired", tone: "neutral" },
  REFUNDED: { label: "Refunded", tone: "neutral" },
};

/** In the order in which an order passes through them. */
export const orderStatuses = Object.entries(statuses).map(([status, { label }]) => ({
  value: status as OrderStatus,
  label,
}));

export function OrderStatusBadge({ status }: { status: OrderStatus }) {
  const { label, tone } = statuses[status];
  return <Badge tone={tone}>{label}</Badge>;
}

export function orderStatusLabel(status: OrderStatus): string {
  return statuses[status].label;
}

const paymentStates: Record<AdminOrderView["payment"]["state"], { label: string; tone: Tone }> = {
  waiting: { label: "Not paid yet", tone: "warn" },
  declined: { label: "Declined", tone: "danger" },
  paid: { label: "Paid", tone: "success" },
  refunding: { label: "Going back", tone: "info" },
  refunded: { label: "Given back", tone: "neutral" },
  none: { label: "Nothing paid", tone: "neutral" },
};

export function PaymentStateBadge({ state }: { state: AdminOrderView["payment"]["state"] }) {
  const { label, tone } = paymentStates[state];
  return <Badge tone={tone}>{label}</Badge>;
}

/** How many of the given orders stand where; only statuses that occur. */
export function countByStatus(orders: readonly { status: OrderStatus }[]): { status: OrderStatus; count: number }[] {
  return orderStatuses
    .map(({ value: status }) => ({ status, count: orders.filter((order) => order.status === status).length }))
    .filter(({ count }) => count > 0);
}

/** Orders placed on the calendar day of `now`, in UTC. */
export function placedToday<Order extends { placedAt: string }>(orders: readonly Order[], now: Date): Order[] {
  const today = now.toISOString().slice(0, 10);
  return orders.filter(({ placedAt }) => new Date(placedAt).toISOString().slice(0, 10) === today);
}
