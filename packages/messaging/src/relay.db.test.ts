import { withTrail } from "@stallhouse/contracts/correlation";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { silentLog } from "./bus.ts";
import type { Bus } from "./bus.ts";
import { enqueue, enqueueAll } from "./enqueue.ts";
import { eventually } from "./testing/eventually.ts";
import { createServiceDatabase, stepEvent } from "./testing/market.ts";
import type { TestDb } from "./testing/market.ts";
import { createRecordingBus } from "./testing/recording-bus.ts";
import { startRelay } from "./relay.ts";
import type { Relay } from "./relay.ts";

const event = stepEvent("relay");
const relays: Relay[] = [];
let database: TestDb;

beforeAll(async () => {
  database = await createServiceDatabase();
});
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  await database.sql`truncate outbox`;
});
afterAll(() => database.drop());

function relayTo(bus: Bus): Relay {
  const relay = startRelay({ sql: database.sql, bus, log: silentLog });
  relays.push(relay);
  return relay;
}

async function write(thing: string, from: number, to = from): Promise<void> {
  const payloads = Array.from({ length: to - from + 1 }, (_, index) => ({ thing, step: from + index }));
  await database.db.transaction((tx) => enqueueAll(tx, event, payloads));
}

const stepsOf = ({ sent }: ReturnType<typeof createRecordingBus>, thing?: string) =>
  sent.flatMap(({ aggregateId, payload }) =>
    thing === undefined || aggregateId === thing ? [event.payload.parse(payload).step] : [],
  );

test("a fact whose transaction is rolled back is never sent", async () => {
  const bus = createRecordingBus();
  const relay = relayTo(bus);
  const undone = database.db.transaction(async (tx) => {
    await enqueue(tx, event, { thing: "undone", step: 1 });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  await write("done", 2);
  await eventually(
    () => bus.sent.length,
    (count) => count > 0,
  );
  expect(await relay.flush()).toBe(true);
  expect(stepsOf(bus)).toEqual([2]);
});

test("a fact leaves at once, with its id, time and trail", async () => {
  const bus = createRecordingBus();
  const relay = relayTo(bus);
  expect(await relay.flush()).toBe(true);
  const causationId = "019a0000-0000-7000-8000-000000000001";
  const before = Date.now();
  const id = await withTrail({ correlationId: "trail", causationId }, () =>
    database.db.transaction((tx) => enqueue(tx, event, { thing: "one", step: 1 })),
  );
  await eventually(
    () => bus.sent.length,
    (count) => count > 0,
    900,
  );
  const [sent] = bus.sent;
  expect(sent).toMatchObject({ id, key: event.key, aggregateId: "one", correlationId: "trail", causationId });
  expect(sent?.payload).toEqual({ thing: "one", step: 1 });
  expect(Math.abs(Date.parse(sent?.occurredAt ?? "") - before)).toBeLessThan(2_000);
});

test("two relays of one database send everything in order, and nothing twice", async () => {
  const bus = createRecordingBus();
  await write("one", 1, 1_000);
  relayTo(bus);
  relayTo(bus);
  for (let from = 1_001; from <= 1_500; from += 100) await write("one", from, from + 99);
  await eventually(
    () => bus.sent.length,
    (count) => count >= 1_500,
  );
  expect(stepsOf(bus)).toEqual(Array.from({ length: 1_500 }, (_, index) => index + 1));
});

test("a fact that is not confirmed holds back its aggregate and nobody else, and leaves later in its place", async () => {
  let isMended = false;
  const bus = createRecordingBus(
    ({ aggregateId, payload }) => isMended || aggregateId !== "stuck" || event.payload.parse(payload).step !== 1,
  );
  await write("stuck", 1, 2);
  await write("free", 1, 2);
  const relay = relayTo(bus);
  await eventually(
    () => stepsOf(bus, "free").length,
    (count) => count === 2,
  );
  await write("stuck", 3);
  await write("free", 3);
  await eventually(
    () => stepsOf(bus, "free").length,
    (count) => count === 3,
  );
  expect(stepsOf(bus, "free")).toEqual([1, 2, 3]);
  expect(stepsOf(bus, "stuck")).toEqual([]);
  expect(await relay.flush(200)).toBe(false);
  expect(await relay.oldestUnsentSeconds()).toBeGreaterThan(0);
  isMended = true;
  await eventually(
    () => stepsOf(bus, "stuck").length,
    (count) => count === 3,
  );
  expect(stepsOf(bus, "stuck")).toEqual([1, 2, 3]);
  expect(await relay.flush()).toBe(true);
  expect(await relay.oldestUnsentSeconds()).toBe(0);
});

test("a thousand facts in trouble do not block the ones behind them", async () => {
  const bus = createRecordingBus(({ aggregateId }) => !aggregateId.startsWith("stuck"));
  const stuck = Array.from({ length: 1_000 }, (_, index) => ({ thing: `stuck-${index}`, step: 1 }));
  await database.db.transaction((tx) => enqueueAll(tx, event, stuck));
  await write("free", 1, 3);
  relayTo(bus);
  await eventually(
    () => stepsOf(bus, "free").length,
    (count) => count === 3,
    // Round after round finds others in trouble, with a pause of seconds between them.
    25_000,
  );
  expect(stepsOf(bus, "free")).toEqual([1, 2, 3]);
});

test("sending a fact costs two statements, and so do five hundred", async () => {
  const bus = createRecordingBus();
  await write("one", 1, 500);
  database.statements.length = 0;
  relayTo(bus);
  await eventually(
    () => database.statements.length,
    (count) => count >= 2,
  );
  const [reading, marking] = database.statements.filter((statement) => !/^listen/i.test(statement));
  expect(reading).toContain("select pg_try_advisory_xact_lock");
  expect(marking).toContain("update outbox set published_at");
  expect(bus.sent.length).toBe(500);
});
