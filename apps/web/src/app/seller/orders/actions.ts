"use server";

import { refresh } from "next/cache";
import { parcelOf } from "~/features/seller-order/parcel-input.ts";
import { attempt } from "~/gateway/act.ts";
import { order } from "~/gateway/forward/services.ts";
import type { Outcome } from "~/ui/outcome.ts";

export async function acceptOrder(sellerOrderId: string): Promise<Outcome> {
  const { seller } = await order();
  const outcome = await attempt(() => seller.order.accept.mutate({ sellerOrderId }), "The order is accepted.");
  refresh();
  return outcome;
}

export async function shipParcel(sellerOrderId: string, form: FormData): Promise<Outcome> {
  const parsed = parcelOf(form);
  if ("error" in parsed) return parsed;
  const { seller } = await order();
  const outcome = await attempt(
    () => seller.order.ship.mutate({ sellerOrderId, ...parsed.parcel }),
    "The parcel is on its way, and the customer knows.",
  );
  refresh();
  return outcome;
}

export async function markDelivered(shipmentId: string): Promise<Outcome> {
  const { seller } = await order();
  const outcome = await attempt(() => seller.order.markDelivered.mutate({ shipmentId }), "The parcel is delivered.");
  refresh();
  return outcome;
}
