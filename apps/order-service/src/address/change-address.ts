import { isDeepStrictEqual } from "node:util";
import type { Address } from "@stallhouse/contracts/address";
import { orderAddressChangedV1 } from "@stallhouse/contracts/events/order";
import type { OrderId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Db } from "@stallhouse/db/connect";
import { enqueue } from "@stallhouse/messaging/enqueue";
import type { Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type * as schema from "../schema.ts";
import { withAddress } from "../order/what-is-allowed.ts";
import { payloadOf } from "../order/order-fact.ts";
import { lockOrder } from "../order/stored-order.ts";
import type { OrderView } from "../views/shapes.ts";
import { insertStep } from "../moves/record-moves.ts";
import { viewOf } from "../views/show-order.ts";

/** Sends an order that waits for its payment elsewhere in the same country. The same address again changes nothing. */
export async function changeAddress(
  db: Db<typeof schema>,
  { customerId }: Customer,
  { orderId, address }: { orderId: OrderId; address: Address },
): Promise<OrderView> {
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, { orderId, customerId });
    if (!order) throw new Refusal("ORDER_NOT_FOUND");
    const changed = withAddress(order, address);
    if (isDeepStrictEqual(address, order.address)) return viewOf(order);
    await enqueue(tx, orderAddressChangedV1, payloadOf(changed));
    const { postalCode, city } = order.address;
    const step = insertStep(orderId, { step: "address.change", outcome: "OK", detail: `was ${postalCode} ${city}` });
    await tx.execute(sql`
      with step as (${step})
      update orders set address = ${JSON.stringify(address)}::jsonb, name = ${changed.name}, phone = ${changed.phone}
      where id = ${orderId}`);
    return viewOf(changed);
  });
}
