import { orderAnsweredV1, orderExpiredV1, orderPaidV1 } from "@stallhouse/contracts/events/order";
import { paymentRefundedV1, paymentSucceededV1, paymentUnansweredV1 } from "@stallhouse/contracts/events/payment";
import type { OrderId } from "@stallhouse/contracts/ids";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { makeRefunds } from "../refund/make-refunds.ts";
import { anOrder, openService, until } from "../testing/payment.ts";
import type { OpenService } from "../testing/payment.ts";
import { bookRules } from "../testing/book-rules.ts";
import { orderFact } from "../testing/order-fact.ts";
import { cards } from "../testing/sandbox.ts";
import { askOrder } from "./ask-order.ts";
import { oweRefunds } from "./owe-refunds.ts";

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.stop());
afterEach(async () => {
  await service.calm();
  // What a test leaves open must not be the next one's.
  await service.sql`update payment_intents set answered_at = now() where status = 'CAPTURED'`;
  await makeRefunds(service.deps);
  for (const [rule, query] of Object.entries(bookRules)) {
    expect({ rule, rows: await service.sql.unsafe(query) }).toEqual({ rule, rows: [] });
  }
});

type Order = ReturnType<typeof anOrder>;
const keysOf = async (order: Order) => (await service.factsOf(order.orderId)).map((fact) => fact.key);
const word = (orderId: OrderId, said: "WAITING" | "PAID" | "OVER" | "UNKNOWN", wasPaid = false) =>
  service.hear(orderAnsweredV1, { orderId, word: said, wasPaid, lines: [] });

/** Captured two minutes ago, and nobody has spoken since. */
async function paidOrder(): Promise<Order> {
  const order = anOrder();
  await service.open(order);
  await service.outside.pay(await service.sessionOf(order.orderId), cards.good);
  await until(
    async () => (await service.paymentOf(order.orderId)).status,
    (status) => status === "CAPTURED",
  );
  await service.sql`update payment_intents set captured_at = now() - interval '2 min' where order_id = ${order.orderId}`;
  return order;
}

describe("money that order has said nothing about", () => {
  test("I13 is asked about a minute after its capture, not before, and not again in the same minute", async () => {
    const order = await paidOrder();
    await service.sql`update payment_intents set captured_at = now() - interval '50 s' where order_id = ${order.orderId}`;
    expect(await askOrder(service.deps)).toEqual({ driven: 0, left: 0 });
    await service.sql`update payment_intents set captured_at = now() - interval '2 min' where order_id = ${order.orderId}`;
    const rounds = await Promise.all([askOrder(service.deps), askOrder(service.deps)]);
    expect(rounds.reduce((sum, { driven }) => sum + driven, 0)).toBe(1);
    expect(await askOrder(service.deps)).toEqual({ driven: 0, left: 1 });
    const facts = await service.factsOf(order.orderId);
    expect(facts.map(({ key }) => key)).toEqual([paymentSucceededV1.key, paymentUnansweredV1.key]);
    const { key: _key, ...told } = facts[0] ?? { key: "" };
    expect(facts[1]).toMatchObject(told);
  });

  test("is asked about again after pauses that grow, for as long as nobody speaks", async () => {
    const order = await paidOrder();
    const ago = (seconds: number) =>
      service.sql`update payment_intents set asked_at = now() - make_interval(secs => ${seconds}) where order_id = ${order.orderId}`;
    const asks: number[] = [];
    for (const seconds of [0, 61, 100, 121, 200, 241]) {
      if (seconds > 0) await ago(seconds);
      asks.push((await askOrder(service.deps)).driven);
    }
    expect(asks).toEqual([1, 1, 0, 1, 0, 1]);
    await service.sql`update payment_intents set asks = 400, asked_at = now() - interval '61 min' where order_id = ${order.orderId}`;
    expect((await askOrder(service.deps)).driven).toBe(1);
  });

  test.each([
    ["order.paid", (order: Order) => service.hear(orderPaidV1, { ...orderFact(order), status: "PAID" })],
    ["an answer PAID", (order: Order) => word(order.orderId, "PAID", true)],
    ["order.expired", (order: Order) => service.hear(orderExpiredV1, orderFact(order))],
    ["an answer OVER", (order: Order) => word(order.orderId, "OVER", true)],
  ])("is left alone after %s", async (_word, speak) => {
    const order = await paidOrder();
    await speak(order);
    await speak(order);
    expect(await askOrder(service.deps)).toEqual({ driven: 0, left: 0 });
    expect(await keysOf(order)).not.toContain(paymentUnansweredV1.key);
  });

  test.each(["WAITING", "UNKNOWN"] as const)("is asked about again after an answer %s", async (said) => {
    const order = await paidOrder();
    await word(order.orderId, said);
    expect((await askOrder(service.deps)).left).toBe(1);
    const [refund] = await service.sql`select 1 from refunds r join payment_intents i on i.id = r.payment_id
      where i.order_id = ${order.orderId}`;
    expect(refund).toBeUndefined();
  });

  test.each([
    [true, "ORDER_CANCELLED"],
    [false, "ORDER_DEAD"],
  ] as const)("I14 goes back once when the answer is OVER (paid before: %s)", async (wasPaid, reason) => {
    const order = await paidOrder();
    await Promise.all([word(order.orderId, "OVER", wasPaid), word(order.orderId, "OVER", wasPaid)]);
    await makeRefunds(service.deps);
    await makeRefunds(service.deps);
    const refunds = (await service.factsOf(order.orderId)).filter(({ key }) => key === paymentRefundedV1.key);
    expect(refunds).toMatchObject([{ reason, amount: order.amount }]);
  });
});

describe("money captured for a dead order", () => {
  test("I14 is owed by the loop when no refund was recorded, once", async () => {
    const order = await paidOrder();
    await service.sql`insert into dead_orders (order_id, cause, created_at)
      values (${order.orderId}, 'ORDER_DEAD', now() - interval '2 min')`;
    const rounds = await Promise.all([oweRefunds(service.deps), oweRefunds(service.deps)]);
    expect(rounds.reduce((sum, { driven }) => sum + driven, 0)).toBe(1);
    expect(await oweRefunds(service.deps)).toEqual({ driven: 0, left: 0 });
    await makeRefunds(service.deps);
    expect(await service.outside.bookOf(order.orderNumber)).toMatchObject([{ refunded: order.amount }]);
  });

  test("I14 I16 is owed what no other refund gives back", async () => {
    const order = await paidOrder();
    const { id } = await service.paymentOf(order.orderId);
    await service.sql`insert into refunds (id, payment_id, cause, amount) values (${randomUUID()}, ${id}, 'ORDER_CANCELLED', 1000)`;
    await service.sql`insert into dead_orders (order_id, cause, created_at)
      values (${order.orderId}, 'ORDER_DEAD', now() - interval '2 min')`;
    expect(await oweRefunds(service.deps)).toEqual({ driven: 1, left: 0 });
    await makeRefunds(service.deps);
    expect(await service.outside.bookOf(order.orderNumber)).toMatchObject([{ refunded: order.amount }]);
    expect(await oweRefunds(service.deps)).toEqual({ driven: 0, left: 0 });
  });

  test("is left to its person when its refund failed at the provider", async () => {
    const order = await paidOrder();
    await service.sql`insert into dead_orders (order_id, cause, created_at)
      values (${order.orderId}, 'ORDER_DEAD', now() - interval '2 min')`;
    await oweRefunds(service.deps);
    await service.sql`update refunds set status = 'FAILED', settled_at = now()
      where payment_id = (select id from payment_intents where order_id = ${order.orderId})`;
    expect(await oweRefunds(service.deps)).toEqual({ driven: 0, left: 0 });
    await service.sql`update refunds set status = 'PENDING', settled_at = null where status = 'FAILED'`;
  });
});

test("order's call learns of orders' payments what their facts say, and can say that an order is over", async () => {
  const [paid, back, open, none] = [await paidOrder(), await paidOrder(), anOrder(), anOrder()];
  await service.open(open);
  await service.bury({ orderId: back.orderId, wasPaid: true });
  await service.bury({ orderId: back.orderId, wasPaid: true });
  await makeRefunds(service.deps);
  const states = await service.states([paid, back, open, none].map(({ orderId }) => orderId));
  const stateOf = ({ orderId }: Order) => states.find((state) => state.orderId === orderId);
  const [succeeded] = await service.factsOf(paid.orderId);
  const { key: _key, ...told } = succeeded ?? { key: "" };
  expect(stateOf(paid)).toEqual({
    orderId: paid.orderId,
    status: "CAPTURED",
    captured: told,
    refunded: [],
    isRefundKnown: false,
    partsKnown: [],
  });
  expect(stateOf(back)).toMatchObject({
    status: "CAPTURED",
    refunded: [{ amount: back.amount, reason: "ORDER_CANCELLED" }],
    isRefundKnown: true,
    partsKnown: [],
  });
  const { key: _fact, ...refund } = (await service.factsOf(back.orderId)).at(-1) ?? { key: "" };
  expect(stateOf(back)?.refunded).toEqual([refund]);
  expect(stateOf(open)).toMatchObject({ status: "OPEN", captured: null, refunded: [], isRefundKnown: false });
  expect(states).toHaveLength(3);
});
