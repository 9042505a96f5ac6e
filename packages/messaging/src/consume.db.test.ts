import { newId } from "@stallhouse/contracts/ids";
import type { EventId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { PermanentFailure, silentLog } from "./bus.ts";
import { defineConsumers, deliver as deliverTo, deliverTogether, on } from "./consume.ts";
import type { Outcome } from "./consume.ts";
import { enqueue } from "./enqueue.ts";
import { createServiceDatabase, effectsOf, noting, stepEvent } from "./testing/market.ts";
import type { TestDb } from "./testing/market.ts";
import { effects, inbox } from "./testing/schema.ts";
import { deliver, envelopeOf, publishedEvents } from "./testing.ts";

const event = stepEvent("consume");
const payload = { thing: "one", step: 1 };
let database: TestDb;

beforeAll(async () => {
  database = await createServiceDatabase();
});
afterEach(() => database.sql`truncate effects, inbox, outbox`);
afterAll(() => database.drop());

test("the second delivery of a fact changes nothing", async () => {
  const id = newId<EventId>();
  const consumers = noting(event, "test");
  expect(await deliver(database.db, consumers, { event, payload, id })).toBe("handled");
  expect(await deliver(database.db, consumers, { event, payload, id })).toBe("repeated");
  expect((await effectsOf(database)).length).toBe(1);
});

test("two deliveries of a fact at the same moment have one effect", async () => {
  const id = newId<EventId>();
  const consumers = noting(event, "test");
  const outcomes = await Promise.all([1, 2, 3].map(() => deliver(database.db, consumers, { event, payload, id })));
  expect(outcomes.toSorted()).toEqual(["handled", "repeated", "repeated"]);
  expect((await effectsOf(database)).length).toBe(1);
});

test("a fault undoes the effect and its mark, so that the next delivery starts afresh", async () => {
  const id = newId<EventId>();
  let isBroken = true;
  const consumers = defineConsumers([
    on(event, async (tx, { thing, step }) => {
      await tx.insert(effects).values({ service: "test", aggregate: thing, step });
      if (isBroken) throw new Error("halfway");
    }),
  ]);
  await expect(deliver(database.db, consumers, { event, payload, id })).rejects.toThrow("halfway");
  expect(await effectsOf(database)).toEqual([]);
  expect(await database.db.select().from(inbox)).toEqual([]);
  isBroken = false;
  expect(await deliver(database.db, consumers, { event, payload, id })).toBe("handled");
});

test("a refusal is final: trying again would be refused again", async () => {
  const consumers = noting(event, "test", () => {
    throw new Refusal("ORDER_CLOSED", { number: "SH-1" });
  });
  const delivery = deliver(database.db, consumers, { event, payload });
  await expect(delivery).rejects.toBeInstanceOf(PermanentFailure);
  await expect(delivery).rejects.toThrow('refused: ORDER_CLOSED {"number":"SH-1"}');
  expect(await effectsOf(database)).toEqual([]);
});

test("a refusal that passes is no fault of the fact: it comes again as it is", async () => {
  const outcomes: Outcome[] = [];
  const onHandled = ({ outcome }: { outcome: Outcome }) => outcomes.push(outcome);
  const consumers = noting(event, "test", () => {
    throw new Refusal("PAYMENT_PROVIDER_AWAY");
  });
  const hearer = { db: database.db, service: "test", consumers, log: silentLog, onHandled };
  await expect(deliverTo(hearer, envelopeOf(event, payload))).rejects.toBeInstanceOf(Refusal);
  expect(outcomes).toEqual(["away"]);
});

test("F39 a payload that does not fit its event is final and names the field", async () => {
  const message = { ...envelopeOf(event, payload), payload: { thing: "one", step: "first" } };
  const outcomes: Outcome[] = [];
  const onHandled = ({ outcome }: { outcome: Outcome }) => outcomes.push(outcome);
  const hearer = { db: database.db, service: "test", consumers: noting(event, "test"), log: silentLog, onHandled };
  const delivery = deliverTo(hearer, message);
  await expect(delivery).rejects.toBeInstanceOf(PermanentFailure);
  await expect(delivery).rejects.toThrow(`${event.key}: step: `);
  expect(outcomes).toEqual(["refused"]);
});

test("F39 a fact that nobody here hears is left alone, with a line in the log", async () => {
  const lines: string[] = [];
  const log = { ...silentLog, warn: (_facts: object, message: string) => lines.push(message) };
  const handled: { key: string; outcome: Outcome; ms: number }[] = [];
  const message = { ...envelopeOf(event, payload), key: "unheard.of.v1" };
  const consumers = noting(event, "test");
  const hearer = {
    db: database.db,
    service: "test",
    consumers,
    log,
    onHandled: (one: (typeof handled)[0]) => handled.push(one),
  };
  await deliverTo(hearer, message);
  expect(lines).toEqual(["nobody here hears this fact: left alone"]);
  expect(handled.map(({ key, outcome }) => ({ key, outcome }))).toEqual([{ key: "unheard.of.v1", outcome: "ignored" }]);
  expect(handled[0]?.ms).toBeGreaterThan(0);
});

test("a fact that follows from a fact names it as its cause and stays on its trail", async () => {
  const next = stepEvent("next");
  const consumers = defineConsumers([on(event, (tx, { thing, step }) => enqueue(tx, next, { thing, step: step + 1 }))]);
  const id = newId<EventId>();
  await deliver(database.db, consumers, { event, payload, id });
  const published = await publishedEvents(database.db, next);
  expect(published).toMatchObject([{ key: next.key, payload: { thing: "one", step: 2 }, causationId: id }]);
  expect(await publishedEvents(database.db, event)).toEqual([]);
});

test("hearing costs one statement besides the effect", async () => {
  database.statements.length = 0;
  await deliver(database.db, noting(event, "test"), { event, payload });
  expect(database.statements.length).toBe(2);
});

test("facts that are handled together cost one statement besides their effects, and each has its own once", async () => {
  const id = newId<EventId>();
  const hearer = { db: database.db, service: "test", consumers: noting(event, "test"), log: silentLog };
  const known = envelopeOf(event, { thing: "known", step: 1 });
  await deliverTo(hearer, known);
  const messages = [known, ...[1, 2, 3].map((step) => envelopeOf(event, { thing: `${step}`, step }))];
  const twice = { ...envelopeOf(event, { thing: "twice", step: 1 }), id };
  database.statements.length = 0;
  expect(await deliverTogether(hearer, [...messages, twice, twice])).toBe(true);
  expect(database.statements.filter((statement) => /insert into inbox/.test(statement))).toHaveLength(1);
  expect(database.statements.length).toBe(5);
  expect((await effectsOf(database)).map(({ aggregate }) => aggregate).toSorted()).toEqual([
    "1",
    "2",
    "3",
    "known",
    "twice",
  ]);
});

test("together is all or nothing: one that cannot be handled leaves nothing behind of its neighbours", async () => {
  const consumers = noting(event, "test", (step) => {
    if (step === 2) throw new Error("not this one");
  });
  const outcomes: Outcome[] = [];
  const onHandled = ({ outcome }: { outcome: Outcome }) => outcomes.push(outcome);
  const hearer = { db: database.db, service: "test", consumers, log: silentLog, onHandled };
  const messages = [1, 2].map((step) => envelopeOf(event, { thing: `${step}`, step }));
  expect(await deliverTogether(hearer, messages)).toBe(false);
  expect(await effectsOf(database)).toEqual([]);
  expect(await database.db.select().from(inbox)).toEqual([]);
  expect(outcomes).toEqual([]);
});

test("a service has one consumer for a fact", () => {
  const consumer = on(event, async () => {});
  expect(() => defineConsumers([consumer, consumer])).toThrow("two consumers");
});
