import { paymentFailedV1, paymentSucceededV1 } from "@stallhouse/contracts/events/payment";
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from "vitest";
import { eq } from "drizzle-orm";
import type { Checked } from "../page/apply-page-state.ts";
import { checkPage } from "../page/check-page.ts";
import { payPages } from "../schema.ts";
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
const openCount = async () =>
  Number((await service.sql`select count(*) from webhook_events where processed_at is null`)[0]?.["count"]);
const storedCount = async () => Number((await service.sql`select count(*) from webhook_events`)[0]?.["count"]);
/** Every stored webhook has been worked on. */
const settled = () => until(openCount, (open) => open === 0);

test("PA-02 PA-04 PA-06 F15 a paid page is captured by webhook alone and announced once", async () => {
  const { order, session } = await opened();
  await service.outside.pay(session, cards.good);
  await paid(order);
  await settled();
  const { orderId, orderNumber, email, name, amount, currency } = order;
  const { id: paymentId } = await service.paymentOf(orderId);
  expect(await service.factsOf(orderId)).toEqual([
    { key: paymentSucceededV1.key, paymentId, orderId, orderNumber, email, name, amount, currency },
  ]);
  expect(await service.outside.bookOf(orderNumber)).toMatchObject([{ status: "succeeded", amountReceived: 2_800 }]);
});

test("PA-06 I13 a copy that read the page before another moved it finds the provider's references all the same", async () => {
  const { order, session } = await opened();
  const { id } = await service.paymentOf(order.orderId);
  const [stale] = await service.deps.db.select().from(payPages).where(eq(payPages.paymentId, id));
  if (!stale) throw new Error("no page");
  await service.outside.pay(session, cards.good);
  await paid(order);
  await settled();
  const seen: Checked[] = [];
  await checkPage(service.deps, stale, async (_db, checked) => void seen.push(checked));
  const [now] = await service.deps.db.select().from(payPages).where(eq(payPages.paymentId, id));
  expect(stale.providerIntentId).toBeNull();
  expect(seen).toMatchObject([{ applied: "NOTHING_NEW", page: { providerIntentId: now?.providerIntentId } }]);
  expect(now?.providerIntentId).toEqual(expect.any(String));
});

test("PA-02 a webhook whose mark is refused has changed nothing, and is worked on again", async () => {
  const { order, session } = await opened();
  await service.sql.unsafe(`
    create function refuse_mark() returns trigger language plpgsql as $$ begin raise exception 'no marks today'; end $$;
    create trigger refuse_mark before update of processed_at on webhook_events for each row
      when (new.processed_at is not null) execute function refuse_mark()`);
  await service.outside.pay(session, cards.good);
  try {
    await until(
      async () =>
        (await service.sql`select 1 from webhook_events where fault is not null and processed_at is null`).length,
      (refused) => refused > 0,
    );
  } finally {
    await service.sql`drop function refuse_mark cascade`;
  }
  expect(await statusOf(order)).toBe("OPEN");
  expect(await service.factsOf(order.orderId)).toEqual([]);
  await until(
    async () => {
      await service.hurry();
      await service.turn();
      return openCount();
    },
    (open) => open === 0,
  );
  expect((await service.factsOf(order.orderId)).map(({ key }) => key)).toEqual([paymentSucceededV1.key]);
});

test("PA-03 PA-05 F23 C13 declines are recorded and announced one by one; another card pays the same order", async () => {
  const { order, session } = await opened();
  await service.outside.pay(session, cards.declined);
  await service.outside.pay(session, cards.poor);
  await service.outside.pay(session, cards.asks, "refuse");
  await service.outside.pay(session, cards.good);
  await paid(order);
  await settled();
  const facts = await service.factsOf(order.orderId);
  const declined = facts.filter((fact) => fact.key === paymentFailedV1.key);
  expect(declined.length).toBeGreaterThan(0);
  expect(declined.every((fact) => "final" in fact && fact.final === false)).toBe(true);
  expect(facts.filter((fact) => fact.key === paymentSucceededV1.key)).toHaveLength(1);
  const tries = await service.sql`
    select outcome, reason from attempts a join payment_intents i on i.id = a.payment_id
    where i.order_id = ${order.orderId} order by number`;
  const outcomes = tries.map((row) => `${row["outcome"]} ${row["reason"]}`);
  expect(outcomes).toContain("DECLINED CARD_DECLINED");
  expect(outcomes).toContain("DECLINED INSUFFICIENT_FUNDS");
  expect(outcomes.filter((outcome) => outcome.startsWith("SUCCEEDED"))).toHaveLength(1);
});

test("PA-05 a decline tells order, reason and attempt while the page stays open", async () => {
  const { order, session } = await opened();
  await service.outside.pay(session, cards.asks, "refuse");
  const [fact] = await until(
    () => service.factsOf(order.orderId),
    (facts) => facts.length > 0,
  );
  expect(fact).toMatchObject({
    key: paymentFailedV1.key,
    orderId: order.orderId,
    reason: "NOT_CONFIRMED",
    final: false,
    attempt: 1,
  });
  expect(await statusOf(order)).toBe("OPEN");
  expect((await service.open(order)).payUrl).toContain(session);
});

test("F18 I20 fifty copies of a webhook are stored once and applied once", async () => {
  const { order, session } = await opened();
  await service.outside.set({ webhooks: { duplicate: 50 } });
  await service.outside.pay(session, cards.good);
  await paid(order);
  await settled();
  const events = await service.sql`select provider_event_id from webhook_events w
    join payment_intents i on i.id = w.payment_id where i.order_id = ${order.orderId}`;
  const { answers } = await service.outside.send({ eventId: String(events[0]?.["provider_event_id"]), copies: 50 });
  expect(answers.every((answer) => answer.status === 200)).toBe(true);
  await settled();
  expect(await service.factsOf(order.orderId)).toHaveLength(1);
});

test("F18 webhooks that overtake each other end in the same truth", async () => {
  const { order, session } = await opened();
  await service.outside.set({ webhooks: { reorder: true, duplicate: 3 } });
  await service.outside.pay(session, cards.declined);
  await service.outside.pay(session, cards.good);
  await paid(order);
  await settled();
  const facts = await service.factsOf(order.orderId);
  expect(facts.filter((fact) => fact.key === paymentSucceededV1.key)).toHaveLength(1);
  expect(facts.filter((fact) => fact.key === paymentFailedV1.key)).toHaveLength(1);
});

test.each([
  ["forged", { signature: "bad" as const }],
  ["unsigned", { signature: "none" as const }],
  ["older than five minutes", { ageSeconds: 320 }],
])("I20 a webhook that is %s is rejected and not stored", async (_what, how) => {
  const { order, session } = await opened();
  const before = await storedCount();
  const event = {
    type: "checkout.session.completed",
    data: { object: { id: session, object: "checkout.session", payment_status: "paid" } },
  };
  const { answers } = await service.outside.send({ event, ...how });
  expect(answers).toEqual([expect.objectContaining({ status: 400 })]);
  expect(await storedCount()).toBe(before);
  expect(await statusOf(order)).toBe("OPEN");
});

test("I20 a genuine webhook with one changed character is rejected", async () => {
  const { order, session } = await opened();
  await service.outside.pay(session, cards.declined);
  await until(
    () => service.factsOf(order.orderId),
    (facts) => facts.length > 0,
  );
  const genuine = service.door.seen.findLast((seen) => seen.status === 200);
  const post = (body: string) =>
    fetch(service.door.url, { method: "POST", body, headers: { "stripe-signature": genuine?.signature ?? "" } });
  expect((await post((genuine?.body ?? "").replace("evt_1", "evt_2"))).status).toBe(400);
  expect((await post(genuine?.body ?? "")).status).toBe(200);
  const answer = await post("{}");
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ reason: "WEBHOOK_REJECTED" });
});

test("F10 a webhook stored before its answer was lost is applied once when the provider sends it again", async () => {
  const { order, session } = await opened();
  service.door.shut(true);
  await service.outside.pay(session, cards.good);
  service.door.shut(false);
  await paid(order);
  await settled();
  expect(await service.factsOf(order.orderId)).toHaveLength(1);
});

test("a webhook while the provider is away waits stored and is applied when it is back", async () => {
  const { order, session } = await opened();
  await service.outside.pay(session, cards.declined);
  await until(
    () => service.factsOf(order.orderId),
    (facts) => facts.length === 1,
  );
  await service.outside.set({ stripe: { failRate: 1 } });
  await service.outside.pay(session, cards.good);
  await until(
    async () =>
      (await service.sql`select 1 from webhook_events where processed_at is null and fault is not null`).length,
    (waiting) => waiting > 0,
  );
  await service.calm();
  await service.hurry();
  await service.turn();
  await paid(order);
  expect(await service.factsOf(order.orderId)).toHaveLength(2);
});

test("a body larger than 256 kB is turned away unread", async () => {
  const before = await storedCount();
  const answer = await fetch(service.door.url, { method: "POST", body: "x".repeat(300_000) }).catch(() => undefined);
  expect(answer?.status ?? 413).toBe(413);
  expect(await storedCount()).toBe(before);
});

test("F11 a crash inside the transaction that captures leaves nothing; the next try captures once", async () => {
  const { order, session } = await opened();
  await service.sql`create function crash() returns trigger language plpgsql as $$ begin raise exception 'crash'; end $$`;
  await service.sql`create trigger crash before insert on outbox for each row when (new.aggregate_id = ${service.sql.unsafe(`'${order.orderId}'`)}) execute function crash()`;
  await service.outside.pay(session, cards.good);
  await until(
    async () =>
      (await service.sql`select 1 from webhook_events where processed_at is null and tries > 0 and fault is not null`)
        .length,
    (failed) => failed > 0,
  );
  expect(await service.paymentOf(order.orderId)).toMatchObject({ status: "OPEN", capturedAmount: 0 });
  expect(
    await service.sql`select 1 from attempts a join payment_intents i on i.id = a.payment_id where i.order_id = ${order.orderId}`,
  ).toHaveLength(0);
  await service.sql`drop trigger crash on outbox`;
  await service.sql`drop function crash`;
  await service.hurry();
  await service.turn();
  await paid(order);
  await settled();
  expect(await service.factsOf(order.orderId)).toHaveLength(1);
});

test("an order costs few statements: 4 to open, at most 12 from its two webhooks to the capture", async () => {
  // A service of its own: copies that the provider still sends for other orders would be counted too.
  const quiet = await openService();
  onTestFinished(() => quiet.stop());
  const { statements } = quiet.database;
  const order = anOrder();
  // A connection's first statement asks for the types there are.
  await quiet.sql`select`;
  statements.length = 0;
  await quiet.open(order);
  expect(statements).toHaveLength(4);
  const session = await quiet.sessionOf(order.orderId);
  statements.length = 0;
  await quiet.outside.pay(session, cards.good);
  const countStored = () => statements.filter((statement) => statement.includes('insert into "webhook_events"')).length;
  await until(
    async () => countStored(),
    (stored) => stored === 2,
  );
  await until(
    async () => statements.filter((statement) => statement.includes('"processed_at" = now()')).length,
    (done) => done === 2,
  );
  expect(statements.length).toBeLessThanOrEqual(12);
});
