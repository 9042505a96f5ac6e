import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, UserId } from "@stallhouse/contracts/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookRules } from "@stallhouse/payment-service/testing/book-rules";
import { openService } from "@stallhouse/payment-service/testing/payment";
import type { OpenService } from "@stallhouse/payment-service/testing/payment";
import { getPayment } from "@stallhouse/payment-service/payment-queries";
import { writePayments } from "./write-payments.ts";
import type { PastPayment } from "./write-payments.ts";

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.stop());

const after = (minutes: number) => new Date(Date.UTC(2026, 0, 5, 19, 30) + minutes * 60_000);

function aPayment(given: Partial<PastPayment> = {}): PastPayment {
  const orderId = newId<OrderId>();
  return {
    orderId,
    orderNumber: `SH-${orderId.slice(-6).toUpperCase()}`,
    userId: newId<UserId>(),
    email: "ada@example.test",
    name: "Ada Byron",
    amount: 2_800,
    currency: "EUR",
    placedAt: after(0),
    holdUntil: after(15),
    declined: null,
    paidAt: after(2),
    refundedAt: null,
    isCancelled: false,
    ...given,
  };
}

const declined = { at: after(1), reason: "CARD_DECLINED" };
const somePayments = () => ({
  paid: aPayment(),
  secondTry: aPayment({ declined }),
  expired: aPayment({ paidAt: null }),
  declinedAndExpired: aPayment({ paidAt: null, declined }),
  cancelled: aPayment({ refundedAt: after(90), isCancelled: true }),
  sentBack: aPayment({ refundedAt: after(9_000) }),
});

test("I13 I14 I15 I16 payments of the past keep every rule of the books, and a second run changes nothing", async () => {
  const payments = somePayments();
  expect(await writePayments(service.db, Object.values(payments))).toBe(6);
  for (const [rule, statement] of Object.entries(bookRules)) {
    expect({ rule, rows: [...(await service.sql.unsafe(statement))] }).toEqual({ rule, rows: [] });
  }
  const tables = ["payment_intents", "pay_pages", "attempts", "refunds", "dead_orders", "outbox"];
  const contents = () =>
    Promise.all(tables.map((table) => service.sql.unsafe(`select t::text from ${table} t order by 1`)));
  const before = await contents();
  expect(await writePayments(service.db, Object.values(payments))).toBe(0);
  expect(await contents()).toEqual(before);
});

test("no loop takes them up, nothing is published, and all of it is of its day", async () => {
  await writePayments(service.db, Object.values(somePayments()));
  await service.turn();
  await service.turn();
  const young = await service.sql`
    select 1 from outbox where published_at is null or created_at > now() - interval '1 day'
    union all select 1 from attempts where created_at > now() - interval '1 day'
    union all select 1 from refunds where settled_at > now() - interval '1 day' or tries <> 1
    union all select 1 from pay_pages where created_at > now() - interval '1 day' or state <> 'ENDED'
    union all select 1 from payment_intents where checks > 0 or captured_at > now() - interval '1 day'`;
  expect([...young]).toEqual([]);
});

test("an admin finds how each was paid", async () => {
  const payments = somePayments();
  await writePayments(service.db, Object.values(payments));
  const tries = async ({ orderId }: PastPayment) => {
    const { intent, attempts, refunds } = await getPayment(service.db, orderId);
    return [intent.status, attempts.map(({ outcome }) => outcome).join(" "), refunds.length];
  };
  expect(await tries(payments.secondTry)).toEqual(["CAPTURED", "DECLINED SUCCEEDED", 0]);
  expect(await tries(payments.declinedAndExpired)).toEqual(["CLOSED", "DECLINED", 0]);
  expect(await tries(payments.cancelled)).toEqual(["CAPTURED", "SUCCEEDED", 1]);
  expect(await tries(payments.sentBack)).toEqual(["CAPTURED", "SUCCEEDED", 1]);
});
