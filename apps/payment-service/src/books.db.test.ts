import { orderCancelledV1, orderExpiredV1 } from "@stallhouse/contracts/events/order";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookRules } from "./testing/book-rules.ts";
import { anOrder, openService, until } from "./testing/payment.ts";
import type { OpenService } from "./testing/payment.ts";
import { orderFact } from "./testing/order-fact.ts";
import { cards } from "./testing/sandbox.ts";
import type { BookEntry } from "./testing/sandbox.ts";

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.stop());

type Order = ReturnType<typeof anOrder>;

/** What customers, time and order do to one order, by its number. */
const stories: ((order: Order, session: string) => Promise<unknown>)[] = [
  (_order, session) => service.outside.pay(session, cards.good),
  async (_order, session) => {
    await service.outside.pay(session, cards.declined);
    await service.outside.pay(session, cards.good);
  },
  (_order, session) => service.outside.pay(session, cards.poor),
  (_order, session) => service.outside.pay(session, cards.asks),
  async (order, session) => {
    await service.outside.pay(session, cards.good);
    await service.hear(orderCancelledV1, { ...orderFact(order), by: "customer", reason: "", wasPaid: true });
  },
  async (order, session) => {
    const [closed] = await Promise.allSettled([service.close(order), service.outside.pay(session, cards.good)]);
    if (closed.status === "fulfilled" && closed.value.status === "CLOSED")
      await service.hear(orderExpiredV1, orderFact(order));
  },
  async (order, session) => {
    await service.hear(orderExpiredV1, orderFact(order));
    await service.outside.pay(session, cards.good);
  },
];

test("I13 I14 I15 I16 I20 I21 our books and the provider's agree after a storm of faults and customers", async () => {
  await service.outside.set({ stripe: { failRate: 0.1 }, webhooks: { duplicate: 3, reorder: true, forge: true } });
  const orders = Array.from({ length: 35 }, () => anOrder());
  await Promise.all(
    orders.map(async (order, at) => {
      await until(
        () => service.open(order).catch(() => undefined),
        (opened) => opened !== undefined,
        20_000,
      );
      await stories[at % stories.length]?.(order, await service.sessionOf(order.orderId));
    }),
  );
  await service.calm();
  await drain();

  const book = (await Promise.all(orders.map((order) => service.outside.bookOf(order.orderNumber)))).flat();
  expect(book.filter((entry) => entry.status === "succeeded").length).toBeGreaterThanOrEqual(15);
  expect(await disagreements(book)).toEqual([]);
  for (const [rule, statement] of Object.entries(bookRules)) {
    expect({ rule, rows: [...(await service.sql.unsafe(statement))] }).toEqual({ rule, rows: [] });
  }
}, 60_000);

/** Turns the loops until nothing is left to do. */
async function drain(): Promise<void> {
  await until(
    async () => {
      await service.hurry();
      await service.turn();
      const [left] = await service.sql`
        select (select count(*) from webhook_events where processed_at is null)::int as webhooks,
          (select count(*) from refunds where status = 'PENDING')::int as refunds,
          (select count(*) from payment_intents i join dead_orders using (order_id) where i.status = 'OPEN')::int as dead`;
      return left;
    },
    (left) => left?.["webhooks"] === 0 && left["refunds"] === 0 && left["dead"] === 0,
    30_000,
  );
}

/** I21: each capture of ours stands in the provider's book with the same money, and the other way round. */
async function disagreements(book: readonly BookEntry[]): Promise<unknown[]> {
  const ours = await service.sql<{ intent: string; captured: number; refunded: number; currency: string }[]>`
    select p.provider_intent_id as intent, case when p.end_reason = 'PAID' then i.captured_amount else 0 end::int as captured,
      i.refunded_amount::int as refunded, i.currency
    from pay_pages p join payment_intents i on i.id = p.payment_id where p.provider_intent_id is not null`;
  const known = new Map(ours.map((row) => [row.intent, row]));
  const theirs = new Set(book.map((entry) => entry.paymentIntent));
  const wrong = book.filter((entry) => {
    const row = known.get(entry.paymentIntent);
    // One that was tried and never paid need not be known before its page is read again.
    if (!row) return entry.status === "succeeded";
    return row.captured !== entry.amountReceived || row.refunded !== entry.refunded || row.currency !== entry.currency;
  });
  return [...wrong, ...ours.filter((row) => !theirs.has(row.intent))];
}
