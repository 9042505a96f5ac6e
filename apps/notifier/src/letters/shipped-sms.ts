import type { PayloadOf } from "@stallhouse/contracts/event";
import type { orderShippedV1 } from "@stallhouse/contracts/events/order";
import type { Links } from "../links.ts";

/** What sellers type goes into an SMS without the characters an address on the web needs: only our own link is one. */
export function shippedSms(order: PayloadOf<typeof orderShippedV1>, links: Links): string {
  const { number, shipment } = order;
  const carrier = plain(shipment.carrier, 30);
  const tracking = plain(shipment.trackingNumber, 40);
  const by = [carrier && `with ${carrier}`, tracking && `number ${tracking}`].filter(Boolean).join(", ");
  return `Stallhouse: a parcel of order ${number} is on its way ${by}. ${links.order(order)}`;
}

function plain(text: string, length: number): string {
  return text
    .replace(/[^\p{L}\p{N} -]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim()
    .slice(0, length);
}

/** A phone number as SMS providers take it. Undefined for one without its country: it cannot be reached from here. */
export function dialable(phone: string | null | undefined): string | undefined {
  const digits = (phone ?? "").replace(/[\s().-]/g, "").replace(/^00/, "+");
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : undefined;
}
