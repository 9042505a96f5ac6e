import {
  orderCancelledV1,
  orderCreatedV1,
  orderExpiredV1,
  orderPaymentRequestedV1,
} from "@stallhouse/contracts/events/order";
import { paymentRefundedV1, paymentSucceededV1 } from "@stallhouse/contracts/events/payment";
import { newId } from "@stallhouse/contracts/ids";
import type { EventId } from "@stallhouse/contracts/ids";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { makeRefunds } from "../refund/make-refunds.ts";
import { anOrder, openService, until } from "../testing/payment.ts";
import type { OpenService } from "../testing/payment.ts";
import { orderFact } from "../testing/order-fact.ts";
import { cards } from "../testing/sandbox.ts";

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.stop());
afterEach(() => service.calm());

type Order = ReturnType<typeof anOrder>;
const keysOf = async (order: Order) => (await service.factsOf(order.orderId)).map((fact) => fact.key);
const statusOf = async (order: Order) => (await service.paymentOf(order.orderId)).status;

async function opened(): Promise<{ order: Order; session: string }> {
  const order = anOrder();
  await service.open(order);
  return { order, session: await service.sessionOf(order.orderId) };
}

async function paidOrder(): Promise<Order> {
  const { order, session } = await opened();
  await service.outside.pay(session, cards.good);
  await until(
    () => statusOf(order),
    (status) => status === "CAPTURED",
  );
  return order;
}

async function refunded(order: Order): Promise<void> {
  await until(
    async () => {
      await makeRefunds(service.deps);
      return (await service.paymentOf(order.orderId)).refundedAmount;
    },
    (amount) => amount === order.amount,
  );
}

test("closing ends the page at the provider first: afterwards nothing can be paid on it", async () => {
  const { order, session } = await opened();
  expect(await service.close(order)).toMatchObject({ status: "CLOSED" });
  expect(await service.outside.pay(session, cards.good)).toMatchObject({ status: "expired" });
  expect(await service.open(order)).toMatchObject({ status: "CLOSED", payUrl: null });
  expect(await service.close(order)).toMatchObject({ status: "CLOSED" });
});

test("F19 an order paid a moment before it is closed is reported as captured, webhook or not", async () => {
  const { order, session } = await opened();
  await service.outside.set({ webhooks: { drop: true } });
  await service.outside.pay(session, cards.good);
  expect(await service.close(order)).toMatchObject({ status: "CAPTURED" });
  expect(await keysOf(order)).toEqual([paymentSucceededV1.key]);
});

test("F19 I14 paying and closing at the same moment: closed and not charged, or captured and charged", async () => {
  for (let round = 0; round < 12; round++) {
    const { order, session } = await opened();
    const [verdict, paid] = await Promise.all([service.close(order), service.outside.pay(session, cards.good)]);
    const book = await service.outside.bookOf(order.orderNumber);
    const charged = book.some((entry) => entry.status === "succeeded");
    expect({ verdict: verdict.status, paid: paid.status }).toEqual(
      charged ? { verdict: "CAPTURED", paid: "paid" } : { verdict: "CLOSED", paid: "expired" },
    );
  }
});

test("closing while the provider is away decides nothing, and works when it is back", async () => {
  const { order } = await opened();
  await service.outside.set({ stripe: { failRate: 1 } });
  await expect(service.close(order)).rejects.toMatchObject({ cause: { reason: "PAYMENT_PROVIDER_AWAY" } });
  expect(await statusOf(order)).toBe("OPEN");
  await service.calm();
  expect(await service.close(order)).toMatchObject({ status: "CLOSED" });
});

test("closing finds and ends a page whose answer was lost", async () => {
  const order = anOrder();
  await service.outside.set({ stripe: { dropAfterCommit: true } });
  await expect(service.open(order)).rejects.toThrow();
  await service.calm();
  expect(await service.close(order)).toMatchObject({ status: "CLOSED" });
  expect(await service.outside.pay(await service.sessionOf(order.orderId), cards.good)).toMatchObject({
    status: "expired",
  });
  expect(await service.outside.countSessions(order.orderNumber)).toBe(1);
});

test("opening and closing at the same moment never leaves a page that can be paid on a closed order", async () => {
  for (let round = 0; round < 8; round++) {
    const order = anOrder();
    const [, closed] = await Promise.all([service.open(order), service.close(order)]);
    expect(closed).toMatchObject({ status: "CLOSED" });
    expect(await statusOf(order)).toBe("CLOSED");
    expect(await service.open(order)).toMatchObject({ status: "CLOSED", payUrl: null });
    const live = await service.sql`select 1 from pay_pages p join payment_intents i on i.id = p.payment_id
      where i.order_id = ${order.orderId} and p.state <> 'ENDED'`;
    expect(live).toHaveLength(0);
  }
});

test("an order closed before its payment was ever opened cannot be opened later", async () => {
  const order = anOrder();
  expect(await service.close(order)).toMatchObject({ status: "CLOSED" });
  expect(await service.open(order)).toMatchObject({ status: "CLOSED", payUrl: null });
});

test("PA-11 C14 a heard order opens one page only if the call never came, however often both come", async () => {
  const order = anOrder();
  const id = newId<EventId>();
  await service.hear(orderCreatedV1, orderFact(order), id);
  await service.hear(orderCreatedV1, orderFact(order), id);
  await service.hear(orderPaymentRequestedV1, orderFact(order));
  expect(await service.outside.countSessions(order.orderNumber)).toBe(0);
  await service.hurry();
  await service.turn();
  expect(await service.outside.countSessions(order.orderNumber)).toBe(1);
  const [first, second] = await Promise.all([service.open(order), service.open(order)]);
  expect(first.payUrl).toBe(second.payUrl);
  expect(await service.outside.countSessions(order.orderNumber)).toBe(1);
});

test("PA-11 an order that still waits for its stock opens nothing", async () => {
  const order = anOrder();
  await service.hear(orderCreatedV1, { ...orderFact(order), status: "PENDING", expiresAt: null });
  await expect(service.paymentOf(order.orderId)).rejects.toThrow("no payment");
});

test("I14 I16 cancelling a paid order pays it back once, heard twice or not", async () => {
  const order = await paidOrder();
  const fact = { ...orderFact(order), by: "customer" as const, reason: "changed my mind", wasPaid: true };
  const id = newId<EventId>();
  await service.hear(orderCancelledV1, fact, id);
  await service.hear(orderCancelledV1, fact, id);
  await service.hear(orderCancelledV1, fact);
  await service.hear(orderExpiredV1, orderFact(order));
  await refunded(order);
  await service.hurry();
  await service.turn();
  expect(await keysOf(order)).toEqual([paymentSucceededV1.key, paymentRefundedV1.key]);
  expect((await service.factsOf(order.orderId)).at(-1)).toMatchObject({
    reason: "ORDER_CANCELLED",
    amount: order.amount,
  });
  expect(await service.outside.bookOf(order.orderNumber)).toMatchObject([{ refunded: order.amount }]);
});

test("C13 I14 money that arrives for a dead order goes back by itself", async () => {
  const { order, session } = await opened();
  await service.outside.set({ webhooks: { drop: true } });
  await service.outside.pay(session, cards.good);
  await service.hear(orderExpiredV1, orderFact(order));
  expect(await statusOf(order)).toBe("OPEN");
  await service.turn();
  await refunded(order);
  expect((await service.factsOf(order.orderId)).at(-1)).toMatchObject({
    key: paymentRefundedV1.key,
    reason: "ORDER_DEAD",
  });
});

test("an order that died without a call to close is closed at the provider by the sweep", async () => {
  const { order, session } = await opened();
  await service.hear(orderExpiredV1, orderFact(order));
  await service.turn();
  expect(await statusOf(order)).toBe("CLOSED");
  expect(await service.outside.pay(session, cards.good)).toMatchObject({ status: "expired" });
});

test("F20 a refund whose answer was lost is found again, not made twice", async () => {
  const order = await paidOrder();
  await service.hear(orderCancelledV1, { ...orderFact(order), by: "admin", reason: "fraud", wasPaid: true });
  await service.outside.set({ stripe: { dropAfterCommit: true } });
  await makeRefunds(service.deps);
  expect(await service.outside.bookOf(order.orderNumber)).toMatchObject([{ refunded: order.amount }]);
  expect(await keysOf(order)).toEqual([paymentSucceededV1.key]);
  await service.calm();
  await service.hurry();
  await makeRefunds(service.deps);
  expect(await keysOf(order)).toEqual([paymentSucceededV1.key, paymentRefundedV1.key]);
  expect(await service.outside.bookOf(order.orderNumber)).toMatchObject([{ refunded: order.amount }]);
});

test("F17 a payment whose webhooks are all lost is found by the sweep", async () => {
  const { order, session } = await opened();
  await service.outside.set({ webhooks: { drop: true } });
  await service.outside.pay(session, cards.declined);
  await service.outside.pay(session, cards.good);
  await service.turn();
  expect(await statusOf(order)).toBe("OPEN");
  await service.hurry();
  await service.turn();
  expect(await statusOf(order)).toBe("CAPTURED");
  expect(await keysOf(order)).toEqual(["payment.failed.v1", paymentSucceededV1.key]);
  await service.hurry();
  await service.turn();
  expect(await keysOf(order)).toHaveLength(2);
});

test("the sweep asks every minute while the order is held, and ever more seldom after that", async () => {
  const { order } = await opened();
  const pause = async () => {
    await service.hurry();
    await service.turn();
    const [row] =
      await service.sql`select round(extract(epoch from next_check_at - now()))::int as seconds from payment_intents where order_id = ${order.orderId}`;
    return Number(row?.["seconds"]);
  };
  expect(await pause()).toBeLessThanOrEqual(60);
  expect(await pause()).toBeLessThanOrEqual(60);
  await service.sql`update payment_intents set expires_at = now() - interval '1 s' where order_id = ${order.orderId}`;
  const later = [await pause(), await pause(), await pause()];
  expect(later[1]).toBeGreaterThan(Number(later[0]));
  expect(later[2]).toBeGreaterThan(Number(later[1]));
});
