import { stockHoldLapsedV1 } from "@stallhouse/contracts/events/catalog";
import { orderAnsweredV1, orderCancelledV1, orderPaidV1 } from "@stallhouse/contracts/events/order";
import { paymentUnansweredV1 } from "@stallhouse/contracts/events/payment";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId } from "@stallhouse/contracts/ids";
import { publishedEvents } from "@stallhouse/messaging/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aPot, factsOf, paidOrder, placedOrder } from "../testing/aged-orders.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { openShop, placeOrder } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { attendOrders } from "../hold/attend-orders.ts";

describe("order's word", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(async () => {
    expect(await brokenInvariants(shop.sql)).toEqual([]);
    await shop.close();
  });

  const wordOn = async (orderId: OrderId) => {
    const facts = (await publishedEvents(shop.db, orderAnsweredV1)).filter((fact) => fact.aggregateId === orderId);
    return facts.map(({ payload }) => payload);
  };
  const lapsed = (orderId: OrderId) => shop.hear(stockHoldLapsedV1, { orderId, expiresAt: new Date().toISOString() });

  test("I05 I07 is WAITING for an order nobody has ended, which is looked after at once", async () => {
    const { orderId, view } = await placedOrder(shop);
    await shop.sql`update orders set expires_at = now() - interval '1 min', attend_at = now() + interval '1 hour'
      where id = ${orderId}`;
    shop.payment.capture(orderId);
    await lapsed(orderId);
    expect(await wordOn(orderId)).toMatchObject([{ word: "WAITING", lines: [] }]);
    await attendOrders(shop.deps);
    expect((await view()).status).toBe("PAID");
  });

  test("I05 I07 is PAID with what it bought, or OVER", async () => {
    const [live, dead] = [await paidOrder(shop), await placedOrder(shop)];
    await dead.customer.customer.order.cancel({ orderId: dead.orderId });
    await lapsed(live.orderId);
    await lapsed(dead.orderId);
    const { variantId } = live.pot;
    expect(await wordOn(live.orderId)).toMatchObject([
      { word: "PAID", wasPaid: true, lines: [{ variantId, quantity: 1 }] },
    ]);
    expect(await wordOn(dead.orderId)).toMatchObject([{ word: "OVER", wasPaid: false, lines: [] }]);
  });

  test("I07 is UNKNOWN for an order that is not there, but WAITING while it is being placed", async () => {
    const nobody = newId<OrderId>();
    await lapsed(nobody);
    expect(await wordOn(nobody)).toMatchObject([{ word: "UNKNOWN" }]);
    const pot = await aPot(shop);
    let underWay: OrderId | undefined;
    shop.catalog.afterReserve = async () => {
      [underWay] = [...shop.catalog.holds.keys()].slice(-1);
      if (underWay) await lapsed(underWay);
    };
    const { orderId } = await placeOrder(shop.customer(), [pot]);
    shop.catalog.afterReserve = () => {};
    expect(underWay).toBe(orderId);
    expect(await wordOn(orderId)).toMatchObject([{ word: "WAITING" }]);
  });

  test("I13 I14 on money payment asks about: the waiting order is paid first, the dead one is said to be over", async () => {
    const [waiting, dead] = [await placedOrder(shop), await placedOrder(shop)];
    const question = async (orderId: OrderId) => {
      shop.payment.states.set(orderId, "CAPTURED");
      const captured = shop.payment.stateOf(orderId)?.captured;
      if (captured) await shop.hear(paymentUnansweredV1, captured);
    };
    await dead.customer.customer.order.cancel({ orderId: dead.orderId });
    await Promise.all([question(waiting.orderId), question(dead.orderId)]);
    expect(await wordOn(waiting.orderId)).toMatchObject([{ word: "PAID", wasPaid: true }]);
    expect(await factsOf(shop, waiting.orderId)).toEqual(["order.created.v1", orderPaidV1.key, orderAnsweredV1.key]);
    expect(await wordOn(dead.orderId)).toMatchObject([{ word: "OVER", wasPaid: true }]);
    expect(await factsOf(shop, dead.orderId)).toEqual(["order.created.v1", orderCancelledV1.key, orderAnsweredV1.key]);
    await question(waiting.orderId);
    expect((await factsOf(shop, waiting.orderId)).filter((key) => key === orderPaidV1.key)).toHaveLength(1);
  });
});
