import type { OrderView } from "~/api/shapes.ts";
import type { Tone } from "~/ui/badge.tsx";

export type Status = OrderView["status"];

/** Each status as a customer reads it. */
export const statusWords: Record<Status, { text: string; tone: Tone }> = {
  PENDING: { text: "Confirming stock", tone: "info" },
  PAYMENT_PENDING: { text: "Waiting for payment", tone: "warn" },
  PAID: { text: "Paid", tone: "success" },
  PROCESSING: { text: "Being packed", tone: "info" },
  SHIPPED: { text: "On its way", tone: "info" },
  DELIVERED: { text: "Delivered", tone: "success" },
  FAILED: { text: "Failed", tone: "danger" },
  CANCELLED: { text: "Cancelled", tone: "neutral" },
  EXPIRED: { text: "Expired", tone: "neutral" },
  REFUNDED: { text: "Refunded", tone: "neutral" },
};

/** Steps of a parcel in the order they are expected, in its own words. */
export const parcelSteps = [
  { status: "PAYMENT_PENDING", text: "Placed" },
  { status: "PAID", text: "Paid" },
  { status: "PROCESSING", text: "Accepted by the seller" },
  { status: "SHIPPED", text: "Shipped" },
  { status: "DELIVERED", text: "Delivered" },
] as const satisfies readonly { status: Status; text: string }[];

export const actorWords: Record<OrderView["journey"][number]["actor"], string> = {
  customer: "by you",
  seller: "by the seller",
  admin: "by Stallhouse",
  system: "",
};

const declines: Readonly<Record<string, string>> = {
  INSUFFICIENT_FUNDS: "The card doesn’t have enough money on it.",
  CARD_EXPIRED: "The card has expired.",
  SECURITY_CODE_WRONG: "The security code was wrong.",
  NOT_CONFIRMED: "The payment was not confirmed with your bank.",
  BANK_AWAY: "Your bank could not be reached.",
  CARD_DECLINED: "Your bank declined the card.",
};

/** Why a payment did not go through, in plain words. */
export function declineText(reason: string | null): string {
  return declines[reason ?? ""] ?? "The payment was declined.";
}
