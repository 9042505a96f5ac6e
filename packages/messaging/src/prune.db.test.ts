import { newId } from "@stallhouse/contracts/ids";
import type { EventId } from "@stallhouse/contracts/ids";
import { datedId } from "@stallhouse/db/dated-id";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { DeadLetter } from "./bus.ts";
import { deliver as deliverTo } from "./consume.ts";
import { createServiceDatabase, effectsOf, noting, stepEvent } from "./testing/market.ts";
import type { TestDb } from "./testing/market.ts";
import { silentLog } from "./bus.ts";
import { createPruning, pruneStep } from "./prune.ts";
import { envelopeOf } from "./testing.ts";

const event = stepEvent("prune");
let database: TestDb;
let made = 0;

beforeAll(async () => {
  database = await createServiceDatabase();
});
afterEach(() => database.sql`truncate effects, inbox, outbox, suspects`);
afterAll(() => database.drop());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const factOf = (days: number) => datedId<EventId>(new Date(daysAgo(days)), `fact ${made++}`);

async function publish(days: number, sentDaysAgo: number | null): Promise<string> {
  const id = factOf(days);
  const sentAt = sentDaysAgo === null ? null : daysAgo(sentDaysAgo);
  await database.sql`
    insert into outbox (id, key, aggregate_id, correlation_id, payload, created_at, published_at)
    values (${id}, ${event.key}, 'one', 'trail', '{}', ${daysAgo(days)}, ${sentAt})`;
  return id;
}

async function handle(days: number, handledDaysAgo: number, consumer = "test"): Promise<EventId> {
  const id = factOf(days);
  await database.sql`insert into inbox (consumer, event_id, handled_at) values (${consumer}, ${id}, ${daysAgo(handledDaysAgo)})`;
  return id;
}

const prune = (dead: readonly string[] = [], step = 1_000) => {
  const letter = (id: string): DeadLetter => ({ id, key: event.key, attempts: 5, error: "no", body: null });
  const bus = { deadLetters: async () => dead.map(letter) };
  return pruneStep({ db: database.db, service: "test", bus, step });
};
const left = async (table: "outbox" | "inbox") => {
  const column = table === "outbox" ? "id" : "event_id";
  return (await database.sql`select ${database.sql(column)} as id from ${database.sql(table)}`).map(({ id }) =>
    String(id),
  );
};

test("facts go a month after they were published, and never before they were", async () => {
  await publish(40, 40);
  await publish(31, 31);
  const kept = [await publish(400, null), await publish(400, 2), await publish(29, 29), await publish(0, 0)];
  expect((await prune()).outbox).toBe(2);
  expect((await left("outbox")).toSorted()).toEqual(kept.toSorted());
  expect((await prune()).outbox).toBe(0);
});

test("what was handled is known for ninety days from then, however old it was by that time", async () => {
  await handle(100, 95);
  const kept = [await handle(400, 3), await handle(89, 89), await handle(0, 0), await handle(100, 95, "another")];
  expect((await prune()).inbox).toBe(1);
  expect((await left("inbox")).toSorted()).toEqual(kept.toSorted());
});

test("F39 a dead letter that was handled after all has one effect, whenever it is put back", async () => {
  const id = await handle(500, 500);
  expect((await prune([id])).inbox).toBe(0);
  const message = envelopeOf(event, { thing: "one", step: 1 }, id);
  const hearer = { db: database.db, service: "test", consumers: noting(event, "test"), log: silentLog };
  await deliverTo(hearer, message);
  expect(await effectsOf(database)).toEqual([]);
});

test("F42 a fact that is handled after an absence of years is known when it comes again", async () => {
  const message = envelopeOf(event, { thing: "one", step: 1 }, factOf(800));
  const hearer = { db: database.db, service: "test", consumers: noting(event, "test"), log: silentLog };
  await deliverTo(hearer, message);
  await prune();
  await deliverTo(hearer, message);
  expect((await effectsOf(database)).length).toBe(1);
});

test("it goes in small steps, the oldest first, and a young process begins none", async () => {
  for (let days = 131; days <= 137; days++) {
    await publish(days, days);
    await handle(days, days);
  }
  await createPruning({ db: database.db, service: "test", bus: { deadLetters: async () => [] } })();
  expect((await left("inbox")).length).toBe(7);
  const steps = [];
  for (let step = 0; step < 4; step++) steps.push(await prune([], 3));
  expect(steps.map(({ outbox, inbox }) => [outbox, inbox])).toEqual([
    [3, 3],
    [3, 3],
    [1, 1],
    [0, 0],
  ]);
});

test("marks of suspects that nobody heard of again go too", async () => {
  for (const days of [95, 5])
    await database.sql`
      insert into suspects (consumer, event_id, in_hand, changed_at) values ('test', ${newId()}, false, ${daysAgo(days)})`;
  expect((await prune()).suspects).toBe(1);
});
