import { orderCancelledV1, orderPaidV1, orderPartCancelledV1 } from "@stallhouse/contracts/events/order";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aFact, openShop, orderFact } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { wrongInBooks } from "../testing/books.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** Delivers a fact twice under one id, and once more under another: all but the first must change nothing. */
async function hearRepeatedly(make: () => Parameters<Shop["hear"]>[0]) {
  const message = make();
  await shop.hear(message);
  await shop.hear(message);
  await shop.hear(make());
}

/** As it was left when catalog still gave up holds by itself. */
async function giveUp(orderId: OrderId) {
  await shop.db.execute(sql`
    update reservations set state = 'released', closed_at = now() where order_id = ${orderId} and state = 'held'`);
}

async function aVariant() {
  const [variantId] = (await shop.stock([10])).variantIds;
  if (!variantId) throw new Error("no variant");
  return variantId;
}

describe.each(["paid first", "paid last", "paid last, its hold long gone"])(
  "the stock of a part that is cancelled, %s",
  (way) => {
    it("I02 I05 comes back once, and the rest of the order keeps its own", async () => {
      const [gone, other] = [await aVariant(), await aVariant()];
      // Somebody else holds of the same.
      const theirs = [{ variantId: gone, quantity: 4 }];
      await shop.order.stock.reserve({ orderId: newId<OrderId>(), lines: theirs, holdSeconds: 900 });
      const orderId = newId<OrderId>();
      const parts = [[{ variantId: gone, quantity: 3 }], [{ variantId: other, quantity: 2 }]];
      await shop.order.stock.reserve({ orderId, lines: parts.flat(), holdSeconds: 900 });
      const order = orderFact(orderId, []);
      const items = parts.flatMap((lines) => orderFact(orderId, lines).items);
      const sellerOrderId = items[0]?.sellerOrderId ?? newId<never>();
      const pay = () => hearRepeatedly(() => aFact(orderPaidV1, { ...order, items }));
      const cancelPart = () =>
        hearRepeatedly(() =>
          aFact(orderPartCancelledV1, {
            ...order,
            items,
            sellerOrderId,
            by: "seller_blocked",
            cause: "SELLER_BLOCKED",
            reason: "",
            refundAmount: 0,
          }),
        );
      if (way === "paid first") await pay();
      // Nothing is left of the hold, as after a sweep of old.
      if (way === "paid last, its hold long gone") await giveUp(orderId);
      await cancelPart();
      await pay();
      expect(await shop.level(gone)).toEqual({ available: 6, reserved: 4 });
      expect(await shop.level(other)).toEqual({ available: 8, reserved: 0 });
      await hearRepeatedly(() =>
        aFact(orderCancelledV1, { ...order, items, by: "customer", reason: "", wasPaid: true }),
      );
      expect(await shop.level(gone)).toEqual({ available: 6, reserved: 4 });
      expect(await shop.level(other)).toEqual({ available: 10, reserved: 0 });
      expect(await wrongInBooks(shop.db)).toEqual({});
    });
  },
);
