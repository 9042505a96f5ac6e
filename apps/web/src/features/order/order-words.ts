import type { OrderView } from "~/api/shapes.ts";
import type { Messages } from "~/i18n/messages.ts";
import type { Tone } from "~/ui/badge.tsx";

export type Status = OrderView["status"];

/** What an order's page can say about an order, by its name in `order.texts`. */
export type OrderText = keyof Messages["order"]["texts"];

/** The colour of each status; its words are `order.status`. */
export const statusTones: Record<Status, Tone> = {
  PENDING: "info",
  PAYMENT_PENDING: "warn",
  PAID: "success",
  PROCESSING: "info",
  SHIPPED: "info",
  DELIVERED: "success",
  FAILED: "danger",
  CANCELLED: "neutral",
  EXPIRED: "neutral",
  REFUNDED: "neutral",
};

/** Steps of a parcel in the order they are expected; their words are `order.steps`. */
export const parcelSteps = ["PAYMENT_PENDING", "PAID", "PROCESSING", "SHIPPED", "DELIVERED"] as const;
/** How a parcel's way can end early. */
export const parcelEnds = ["CANCELLED", "EXPIRED", "FAILED", "REFUNDED"] as const;

export type ParcelStep = (typeof parcelSteps)[number] | (typeof parcelEnds)[number];

const declines = [
  "INSUFFICIENT_FUNDS",
  "CARD_EXPIRED",
  "SECURITY_CODE_WRONG",
  "NOT_CONFIRMED",
  "BANK_AWAY",
  "CARD_DECLINED",
] as const satisfies OrderText[];

/** Why a payment did not go through, where we have words for it. */
export function knownDecline(reason: string | null): OrderText | undefined {
  return declines.find((known) => known === reason);
}

export function declineText(reason: string | null): OrderText {
  return knownDecline(reason) ?? "declined";
}
