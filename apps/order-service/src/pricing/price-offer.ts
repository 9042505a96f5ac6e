import type { ReservedLine } from "@stallhouse/contracts/events/catalog";

/** What catalog held for a degraded order, at prices its customer has not seen yet. */
export type PriceOffer = {
  lines: ReservedLine[];
  /** When catalog's hold ends, and the offer with it. */
  expiresAt: string;
};
