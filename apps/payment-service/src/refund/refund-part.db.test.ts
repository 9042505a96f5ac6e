import { orderCancelledV1, orderPartCancelledV1 } from "@stallhouse/contracts/events/order";
import { paymentRefundedV1 } from "@stallhouse/contracts/events/payment";
import { newId } from "@stallhouse/contracts/ids";
import type { EventId, SellerOrderId } from "@stallhouse/contracts/ids";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { bookRules } from "../testing/book-rules.ts";
import { anOrder, openService, until } from "../testing/payment.ts";
import type { OpenService } from "../testing/payment.ts";
import { orderFact } from "../testing/order-fact.ts";
import { cards } from "../testing/sandbox.ts";
import { makeRefunds } from "./make-refunds.ts";

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.stop());
afterEach(async () => {
  await service.calm();
  for (const [rule, statement] of Object.entries(bookRules)) {
    expect({ rule, rows: [...(await service.sql.unsafe(statement))] }).toEqual({ rule, rows: [] });
  }
});

type Order = ReturnType<typeof anOrder>;

async function paidOrder(): Promise<Order> {
  const order = anOrder();
  await service.open(order);
  await service.outside.pay(await service.sessionOf(order.orderId), cards.good);
  await until(
    async () => (await service.paymentOf(order.orderId)).status,
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
  const facts: Record<string, unknown>[] = await service.factsOf(order.orderId);
  return facts.filter(({ key }) => key === paymentRefundedV1.key);
};
const makeAll = (order: Order, amount: number) =>
  until(
    async () => {
      await service.hurry();
      await makeRefunds(service.deps);
      return (await service.paymentOf(order.orderId)).refundedAmount;
    },
    (back) => back === amount,
  );

test("I14 I16 each part that is cancelled is paid back once, however often it is told", async () => {
  const order = await paidOrder();
  const [first, second] = [partCancelled(order, 700), partCancelled(order, 300)];
  const id = newId<EventId>();
  await service.hear(orderPartCancelledV1, first, id);
  await service.hear(orderPartCancelledV1, first, id);
  await Promise.all([service.hear(orderPartCancelledV1, first), service.hear(orderPartCancelledV1, second)]);
  await makeAll(order, 1_000);
  await service.turn();
  expect(
    (await refunds(order))
      .map(({ amount, sellerOrderId }) => [amount, sellerOrderId])
      .toSorted(([a], [b]) => Number(a) - Number(b)),
  ).toEqual([
    [300, second.sellerOrderId],
    [700, first.sellerOrderId],
  ]);
  expect((await refunds(order))[0]).toMatchObject({ reason: "ORDER_CANCELLED", cause: "SELLER_BLOCKED" });
  expect(await service.outside.bookOf(order.orderNumber)).toMatchObject([{ refunded: 1_000 }]);
});

test.each(["part first", "whole first"])(
  "I14 I16 a part and then the whole: all goes back and no more, %s",
  async (way) => {
    const order = await paidOrder();
    const tell = [
      () => service.hear(orderPartCancelledV1, partCancelled(order, 700)),
      () => service.hear(orderCancelledV1, cancelled(order)),
    ];
    for (const one of way === "part first" ? tell : tell.toReversed()) await one();
    await makeAll(order, order.amount);
    await service.turn();
    expect(await service.outside.bookOf(order.orderNumber)).toMatchObject([{ refunded: order.amount }]);
  },
);

test("F20 a part's refund whose answer was lost is found again, not made twice", async () => {
  const order = await paidOrder();
  await service.hear(orderPartCancelledV1, partCancelled(order, 700));
  await service.outside.set({ stripe: { dropAfterCommit: true } });
  await makeRefunds(service.deps);
  await service.calm();
  await makeAll(order, 700);
  expect(await refunds(order)).toHaveLength(1);
  expect(await service.outside.bookOf(order.orderNumber)).toMatchObject([{ refunded: 700 }]);
});

test("a part that cost nothing owes nothing, and one of an order that was never captured waits to be told again", async () => {
  const order = anOrder();
  await service.hear(orderPartCancelledV1, partCancelled(order, 0));
  await service.open(order);
  await expect(service.hear(orderPartCancelledV1, partCancelled(order, 100))).rejects.toThrow("nothing captured");
});
