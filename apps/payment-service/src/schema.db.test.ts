import { fileURLToPath } from "node:url";
import { createTestDatabase } from "@stallhouse/db/testing";
import type { TestDatabase } from "@stallhouse/db/testing";
import { newId } from "@stallhouse/contracts/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as schema from "./schema.ts";

let base: TestDatabase<typeof schema>;
beforeAll(async () => {
  base = await createTestDatabase(schema, fileURLToPath(new URL("..", import.meta.url)));
});
afterAll(() => base.drop());

/** A payment of 28.00 EUR, captured or not. */
async function aPayment(captured = 0): Promise<string> {
  const id = newId();
  await base.sql`
    insert into payment_intents (id, order_id, order_number, user_id, email, name, amount, currency, status, captured_amount, expires_at, next_check_at)
    values (${id}, ${newId()}, 'SH-1', ${newId()}, 'a@example.test', 'Ada', 2800, 'EUR',
      ${captured > 0 ? "CAPTURED" : "OPEN"}, ${captured}, now(), now())`;
  return id;
}

type Given = { cause?: string; status?: string };

const aRefund = (payment: string, amount: number, { cause = "ORDER_CANCELLED", status = "PENDING" }: Given = {}) =>
  base.sql`insert into refunds (id, payment_id, cause, amount, status) values (${newId()}, ${payment}, ${cause}, ${amount}, ${status})`;

test("I15 an order has one payment", async () => {
  const id = await aPayment();
  await expect(
    base.sql`insert into payment_intents select (jsonb_populate_record(i, jsonb_build_object('id', ${newId()}::uuid))).* from payment_intents i where id = ${id}`,
  ).rejects.toMatchObject({ code: "23505" });
});

test("I15 a payment has one page that may be payable", async () => {
  const id = await aPayment();
  const page = () =>
    base.sql`insert into pay_pages (id, payment_id, state, next_try_at) values (${newId()}, ${id}, 'REQUESTED', now())`;
  await page();
  await expect(page()).rejects.toMatchObject({ code: "23505" });
});

test("I16 refunds of a payment never come to more than was captured", async () => {
  const id = await aPayment(2_800);
  await expect(aRefund(id, 2_801)).rejects.toMatchObject({ code: "23514" });
  await aRefund(id, 2_000);
  await expect(aRefund(id, 801, { cause: "ORDER_DEAD" })).rejects.toMatchObject({ code: "23514" });
  await expect(aRefund(await aPayment(), 1)).rejects.toMatchObject({ code: "23514" });
  await expect(aRefund(await aPayment(2_800), 0)).rejects.toMatchObject({ code: "23514" });
});

test("I16 two refunds at once cannot together exceed the capture", async () => {
  const id = await aPayment(2_800);
  const both = await Promise.allSettled([aRefund(id, 2_000), aRefund(id, 2_000, { cause: "ORDER_DEAD" })]);
  expect(both.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("I16 the refunded amount agrees with the finished refunds at every commit", async () => {
  const id = await aPayment(2_800);
  await expect(aRefund(id, 100, { cause: "ORDER_DEAD", status: "SUCCEEDED" })).rejects.toMatchObject({ code: "23514" });
  await expect(base.sql`update payment_intents set refunded_amount = 100 where id = ${id}`).rejects.toMatchObject({
    code: "23514",
  });
  await base.sql.begin(async (sql) => {
    await sql`insert into refunds (id, payment_id, cause, amount, status) values (${newId()}, ${id}, 'ORDER_DEAD', 100, 'SUCCEEDED')`;
    await sql`update payment_intents set refunded_amount = 100 where id = ${id}`;
  });
});

test.each([
  ["capture more than its sum", "update payment_intents set captured_amount = 2801 where id = $1"],
  ["lose a capture", "update payment_intents set status = 'OPEN', captured_amount = 0 where id = $1"],
  ["change its sum", "update payment_intents set amount = 3000 where id = $1"],
  ["be deleted", "delete from payment_intents where id = $1"],
])("a captured payment cannot %s", async (_what, statement) => {
  await expect(base.sql.unsafe(statement, [await aPayment(2_800)])).rejects.toMatchObject({
    code: expect.stringMatching(/^23/),
  });
});

test("a closed payment is never opened again", async () => {
  const id = await aPayment();
  await base.sql`update payment_intents set status = 'CLOSED' where id = ${id}`;
  await expect(base.sql`update payment_intents set status = 'OPEN' where id = ${id}`).rejects.toMatchObject({
    code: "23000",
  });
});

test("attempts and webhooks stay as they were written", async () => {
  const id = await aPayment();
  await base.sql`insert into attempts (id, payment_id, number, outcome, amount, currency, provider_reference, provider_intent_id)
    values (${newId()}, ${id}, 1, 'DECLINED', 2800, 'EUR', ${newId()}, 'pi')`;
  await base.sql`insert into webhook_events (provider_event_id, type, payload) values ('evt_1', 'x', '{}')`;
  for (const statement of [
    `update attempts set outcome = 'SUCCEEDED' where payment_id = '${id}'`,
    `delete from attempts where payment_id = '${id}'`,
    "update webhook_events set payload = '[]' where provider_event_id = 'evt_1'",
    "delete from webhook_events where provider_event_id = 'evt_1'",
  ]) {
    await expect(base.sql.unsafe(statement)).rejects.toMatchObject({ code: "23000" });
  }
});

test("I20 a webhook is stored once", async () => {
  const store = () =>
    base.sql`insert into webhook_events (provider_event_id, type, payload) values ('evt_2', 'x', '{}')`;
  await store();
  await expect(store()).rejects.toMatchObject({ code: "23505" });
});
