import type { PayloadOf } from "@stallhouse/contracts/event";
import type { emailVerifiedV1 } from "@stallhouse/contracts/events/identity";
import { applicationReceived, welcome } from "../letters/account-letters.ts";
import type { Links } from "../links.ts";
import { mailTo } from "./tell.ts";
import type { Message } from "./tell.ts";

const newsMs = 24 * 60 * 60_000;

/** What waited for an address to be confirmed. Facts about confirmations of long ago only tell of the address. */
export function verifiedMails(user: PayloadOf<typeof emailVerifiedV1>, links: Links, saidAt: string): Message[] {
  if (Date.parse(saidAt) - Date.parse(user.verifiedAt) > newsMs) return [];
  if (user.role === "user") return [mailTo(user.email, welcome(user, links))];
  if (user.shop?.standing !== "pending") return [];
  return [mailTo(user.email, applicationReceived({ ...user, shopName: user.shop.shopName }, links))];
}
