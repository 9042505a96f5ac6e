import type { PayloadOf } from "@stallhouse/contracts/event";
import type { orderShippedV1 } from "@stallhouse/contracts/events/order";
import { orderShipped } from "../letters/order-letters.ts";
import { dialable, shippedSms } from "../letters/shipped-sms.ts";
import type { Links } from "../links.ts";
import { mailTo } from "./tell.ts";
import type { Message } from "./tell.ts";

/** A mail to the customer, and an SMS if we know a number that can be dialled. */
export function parcelMessages(order: PayloadOf<typeof orderShippedV1>, links: Links): Message[] {
  const mail = mailTo(order.email, orderShipped(order, links));
  const phone = dialable(order.phone) ?? dialable(order.address.phone);
  if (!phone) return [mail];
  return [mail, { channel: "sms", recipient: phone, template: "order-shipped", text: shippedSms(order, links) }];
}
