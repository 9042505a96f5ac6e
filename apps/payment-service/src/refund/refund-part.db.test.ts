import { orderCancelledV1, orderPartCancelledV1 } from "@stallhouse/contracts/events/order";
import { paymentRefundedV1 } from "@stallhouse/contracts/events/payment";
import { newId } from "@stallhouse/contracts/ids";
import type { EventId, SellerOrderId } from "@stallhouse/contracts/ids";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { bookRules } from "../testing/book-rules.ts";
import { anOrder, openHouse, until } from "../testing/house.ts";
import type { House } from "../testing/house.ts";
import { orderFact } from "../testing/order-fact.ts";
import { cards } from "../testing/sandbox.ts";
import { makeRefunds } from "./make-refunds.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.stop());
afterEach(async () => {
  await house.calm();
  for (const [rule, statement] of Object.entries(bookRules)) {
    expect({ rule, rows: [...(await house.sql.unsafe(statement))] }).toEqual({ rule, rows: [] });
  }
});

type Order = ReturnType<typeof anOrder>;

async function paidOrder(): Promise<Order> {
  const order = anOrder();
  await house.open(order);
  await house.outside.pay(await house.sessionOf(order.orderId), cards.good);
  await until(
    async () => (await house.paymentOf(order.orderId)).status,
    (status) => status === "CAPTURED",
  );
  return order;
}

const partCancelled = (order: Order, refundAmount: number, sellerOrderId = newId<SellerOrderId>()) => ({
  ...orderFact(order),
  sellerOrderId,
  by: "seller_blocked" as const,
  cause: "SELLER_BLOCKED",
  reason: "",
  refundAmount,
});
const cancelled = (order: Order) => ({ ...orderFact(order), by: "customer" as const, reason: "", wasPaid: true });
const refunds = async (order: Order) => {
  const facts: Record<string, unknown>[] = await house.factsOf(order.orderId);
  return facts.filter(({ key }) => key === paymentRefundedV1.key);
};
const makeAll = (order: Order, amount: number) =>
  until(
    async () => {
      await house.hurry();
      await makeRefunds(house.deps);
      return (await house.paymentOf(order.orderId)).refundedAmount;
    },
    (back) => back === amount,
  );

test("I14 I16 each part that is cancelled is paid back once, however often it is told", async () => {
  const order = await paidOrder();
  const [first, second] = [partCancelled(order, 700), partCancelled(order, 300)];
  const id = newId<EventId>();
  await house.hear(orderPartCancelledV1, first, id);
  await house.hear(orderPartCancelledV1, first, id);
  await Promise.all([house.hear(orderPartCancelledV1, first), house.hear(orderPartCancelledV1, second)]);
  await makeAll(order, 1_000);
  await house.turn();
  expect(
    (await refunds(order))
      .map(({ amount, sellerOrderId }) => [amount, sellerOrderId])
      .toSorted(([a], [b]) => Number(a) - Number(b)),
  ).toEqual([
    [300, second.sellerOrderId],
    [700, first.sellerOrderId],
  ]);
  expect((await refunds(order))[0]).toMatchObject({ reason: "ORDER_CANCELLED", cause: "SELLER_BLOCKED" });
  expect(await house.outside.bookOf(order.orderNumber)).toMatchObject([{ refunded: 1_000 }]);
});

test.each(["part first", "whole first"])(
  "I14 I16 a part and then the whole: all goes back and no more, %s",
  async (way) => {
    const order = await paidOrder();
    const tell = [
      () => house.hear(orderPartCancelledV1, partCancelled(order, 700)),
      () => house.hear(orderCancelledV1, cancelled(order)),
    ];
    for (const one of way === "part first" ? tell : tell.toReversed()) await one();
    await makeAll(order, order.amount);
    await house.turn();
    expect(await house.outside.bookOf(order.orderNumber)).toMatchObject([{ refunded: order.amount }]);
  },
);

test("F20 a part's refund whose answer was lost is found again, not made twice", async () => {
  const order = await paidOrder();
  await house.hear(orderPartCancelledV1, partCancelled(order, 700));
  await house.outside.set({ stripe: { dropAfterCommit: true } });
  await makeRefunds(house.deps);
  await house.calm();
  await makeAll(order, 700);
  expect(await refunds(order)).toHaveLength(1);
  expect(await house.outside.bookOf(order.orderNumber)).toMatchObject([{ refunded: 700 }]);
});

test("a part that cost nothing owes nothing, and one of an order that was never captured waits to be told again", async () => {
  const order = anOrder();
  await house.hear(orderPartCancelledV1, partCancelled(order, 0));
  await house.open(order);
  await expect(house.hear(orderPartCancelledV1, partCancelled(order, 100))).rejects.toThrow("nothing captured");
});
