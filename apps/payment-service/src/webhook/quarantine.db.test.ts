import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cards } from "../testing/sandbox.ts";
import { anOrder, openService, until } from "../testing/payment.ts";
import type { OpenService } from "../testing/payment.ts";

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.stop());
afterEach(() => service.calm());

type Order = ReturnType<typeof anOrder>;

async function opened(): Promise<{ order: Order; session: string }> {
  const order = anOrder();
  await service.open(order);
  return { order, session: await service.sessionOf(order.orderId) };
}

const statusOf = async (order: Order) => (await service.paymentOf(order.orderId)).status;
const paid = (order: Order) =>
  until(
    () => statusOf(order),
    (status) => status === "CAPTURED",
  );
/** Every stored webhook has been worked on. */
const settled = () =>
  until(
    async () =>
      Number((await service.sql`select count(*) from webhook_events where processed_at is null`)[0]?.["count"]),
    (open) => open === 0,
  );
const outcomesOf = async (order: Order) => {
  const rows = await service.sql`
    select w.type, w.outcome, w.fault from webhook_events w join payment_intents i on i.id = w.payment_id
    where i.order_id = ${order.orderId}`;
  return rows.map((row) => ({ type: row["type"], outcome: row["outcome"], fault: row["fault"] }));
};

test("a signed lie is stored, but what it says is read from the provider and found untrue", async () => {
  const { order, session } = await opened();
  const event = {
    type: "checkout.session.completed",
    data: {
      object: { id: session, object: "checkout.session", payment_status: "paid", amount_total: 2_800, currency: "eur" },
    },
  };
  const { answers } = await service.outside.send({ event });
  expect(answers[0]?.status).toBe(200);
  await settled();
  expect(await statusOf(order)).toBe("OPEN");
  expect(await service.factsOf(order.orderId)).toEqual([]);
});

test("F22 I13 money of another amount is recorded and quarantined, and the order is not paid", async () => {
  const { order, session } = await opened();
  await service.outside.set({ stripe: { wrongAmount: -2_700 } });
  await service.outside.pay(session, cards.good);
  await until(
    () => service.paymentOf(order.orderId),
    (payment) => payment.quarantineReason !== null,
  );
  expect(await service.paymentOf(order.orderId)).toMatchObject({
    status: "OPEN",
    capturedAmount: 0,
    quarantineReason: "AMOUNT_MISMATCH",
  });
  expect(await service.factsOf(order.orderId)).toEqual([]);
});

test("F22 a webhook that names another amount than the provider's books is quarantined; the books count", async () => {
  const { order, session } = await opened();
  await service.outside.set({ webhooks: { wrongAmount: 5 } });
  await service.outside.pay(session, cards.good);
  await paid(order);
  await settled();
  expect(await outcomesOf(order)).toContainEqual(
    expect.objectContaining({ outcome: "QUARANTINED", fault: "AMOUNT_MISMATCH" }),
  );
  expect(await service.factsOf(order.orderId)).toMatchObject([{ amount: 2_800 }]);
});

test("X42 paying one order cannot pay another: a webhook that swaps the references is quarantined", async () => {
  const cheap = await opened();
  const dear = await opened();
  await service.outside.set({ webhooks: { drop: true } });
  await service.outside.pay(cheap.session, cards.good);
  const [entry] = await service.outside.bookOf(cheap.order.orderNumber);
  const { id: paymentId } = await service.paymentOf(dear.order.orderId);
  const event = {
    type: "payment_intent.succeeded",
    data: {
      object: {
        id: entry?.paymentIntent,
        object: "payment_intent",
        metadata: { paymentId },
        amount: 2_800,
        currency: "eur",
      },
    },
  };
  await service.outside.send({ event });
  await settled();
  expect(await statusOf(dear.order)).toBe("OPEN");
  expect(await outcomesOf(dear.order)).toMatchObject([{ outcome: "QUARANTINED", fault: "REFERENCE_MISMATCH" }]);
});

test("a webhook about a payment nobody here knows is kept and harms nothing", async () => {
  const event = {
    type: "payment_intent.succeeded",
    data: { object: { id: "pi_of_somebody_else", object: "payment_intent", metadata: {} } },
  };
  const { eventId, answers } = await service.outside.send({ event });
  expect(answers[0]?.status).toBe(200);
  await settled();
  const [row] = await service.sql`select outcome from webhook_events where provider_event_id = ${eventId}`;
  expect(row?.["outcome"]).toBe("UNKNOWN");
});

test("a webhook of a shape nobody expected is tried again later, not lost, and does not stop the others", async () => {
  const { eventId } = await service.outside.send({ event: { type: "strange.thing", data: { object: 7 } } });
  const { order, session } = await opened();
  await service.outside.pay(session, cards.good);
  await paid(order);
  const [row] = await service.sql`select processed_at, fault from webhook_events where provider_event_id = ${eventId}`;
  expect(row).toMatchObject({ processed_at: null, fault: expect.any(String) });
  await service.sql`update webhook_events set processed_at = now(), outcome = 'UNKNOWN' where provider_event_id = ${eventId}`;
});
