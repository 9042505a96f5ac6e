import type { SellerOrderSummary } from "~/api/portal-shapes.ts";
import { Badge } from "~/ui/badge.tsx";
import type { Tone } from "~/ui/badge.tsx";

type Status = SellerOrderSummary["status"];

/** A seller's part of an order, named by what is to be done next. */
const statuses: Record<Status, { label: string; tone: Tone }> = {
  PENDING: { label: "Not paid yet", tone: "neutral" },
  PAYMENT_PENDING: { label: "Not paid yet", tone: "neutral" },
  PAID: { label: "To accept", tone: "warn" },
  PROCESSING: { label: "To ship", tone: "info" },
  SHIPPED: { label: "Shipped", tone: "success" },
  DELIVERED: { label: "Delivered", tone: "success" },
  FAILED: { label: "Failed", tone: "danger" },
  CANCELLED: { label: "Cancelled", tone: "danger" },
  EXPIRED: { label: "Expired", tone: "neutral" },
  REFUNDED: { label: "Refunded", tone: "neutral" },
};

export function SellerOrderStatus({ status }: { status: Status }) {
  const { label, tone } = statuses[status];
  return <Badge tone={tone}>{label}</Badge>;
}

const moments: Record<Status, string> = {
  PENDING: "Placed",
  PAYMENT_PENDING: "Waiting for the payment",
  PAID: "Paid",
  PROCESSING: "Accepted",
  SHIPPED: "Shipped",
  DELIVERED: "Delivered",
  FAILED: "Failed",
  CANCELLED: "Cancelled",
  EXPIRED: "Expired",
  REFUNDED: "Refunded",
};

export function momentTitle(status: Status): string {
  return moments[status];
}

export const actorWords = {
  customer: "the customer",
  seller: "you",
  admin: "Stallhouse",
  system: "automatically",
} as const;
