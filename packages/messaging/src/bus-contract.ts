import { spawn } from "node:child_process";
import { once } from "node:events";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import type { Envelope } from "@stallhouse/contracts/event";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { PermanentFailure, silentLog } from "./bus.ts";
import type { Bus, RetryPlan, Subscription } from "./bus.ts";
import { connectBus } from "./connect-bus.ts";
import { enqueue } from "./enqueue.ts";
import type { Plan } from "./fixtures/doomed.ts";
import { eventually } from "./fixtures/eventually.ts";
import {
  createServiceDatabase,
  effectsOf,
  hastyRetries,
  noting,
  startHearing,
  stepEvent,
  steps,
} from "./fixtures/market.ts";
import type { StepEvent, TestDb } from "./fixtures/market.ts";
import { startRelay } from "./relay.ts";

/** What a driver's test file provides. */
export type Driver = {
  address: { amqpUrl?: string; postgresUrl?: string };
  /** Order within an aggregate also when a delivery had to be put off. */
  keepsOrderAcrossRetries: boolean;
  /** Cuts every connection; what is stored stays, and connecting again works after it. */
  interrupt: () => Promise<void>;
  /** Takes the broker away, until the returned function brings it back. */
  takeAway: () => Promise<() => Promise<void>>;
  /** Deletes a queue or its bindings behind everybody's back. */
  breakQueue: (queue: string) => Promise<void>;
};

/** What every bus promises. */
export function busContract(driver: () => Driver): void {
  const open = new Set<() => Promise<void>>();
  let database: TestDb;

  beforeAll(async () => {
    database = await createServiceDatabase();
  });
  afterEach(async () => {
    for (const end of [...open].toReversed()) await end();
    open.clear();
    await database.sql`truncate effects, inbox, outbox`;
  });
  afterAll(() => database.drop());

  function names() {
    const name = `t${randomBytes(5).toString("hex")}`;
    return { name, queue: name, event: stepEvent(name) };
  }

  async function connect(bindings: Record<string, readonly string[]>, retries: RetryPlan = hastyRetries): Promise<Bus> {
    const list = Object.entries(bindings).map(([queue, keys]) => ({ queue, keys }));
    const bus = await connectBus({ ...driver().address, bindings: list, service: "test", retries });
    open.add(bus.close);
    return bus;
  }

  async function publish(bus: Bus, messages: readonly Envelope[]): Promise<void> {
    const ids = await eventually(
      () => bus.publish(messages),
      (sent) => sent.length === messages.length,
    );
    expect(ids.toSorted()).toEqual(messages.map(({ id }) => id).toSorted());
  }

  /** Notes each message as it is handled; `act` may fail before that. */
  async function note(bus: Bus, queue: string, act?: Subscription["handle"]) {
    const heard: { thing: string; step: number }[] = [];
    const handle: Subscription["handle"] = async (message, attempt) => {
      await act?.(message, attempt);
      heard.push(stepOf(message));
    };
    const stop = await bus.subscribe({ queue, concurrency: 4, handle });
    return { heard, stop };
  }

  function stepOf({ aggregateId, payload }: Envelope): { thing: string; step: number } {
    const step =
      typeof payload === "object" && payload !== null && "step" in payload ? Number(payload.step) : Number.NaN;
    return { thing: aggregateId, step };
  }

  async function doom(plan: Omit<Plan, "address" | "databaseUrl">) {
    const argv = JSON.stringify({ ...plan, address: driver().address, databaseUrl: database.url } satisfies Plan);
    const file = fileURLToPath(new URL("fixtures/doomed.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", file, argv], { stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout, "data");
    return async () => {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    };
  }

  test("every queue that hears a fact gets it once, by key or by pattern, and no other", async () => {
    const { name, event } = names();
    const bus = await connect({
      [`${name}-a`]: [event.key],
      [`${name}-b`]: [`${name}.#`],
      [`${name}-c`]: ["other.v1"],
    });
    const heard = await Promise.all(["a", "b", "c"].map((letter) => note(bus, `${name}-${letter}`)));
    await publish(bus, steps(event, "one", 1));
    await eventually(() => heard[0]?.heard.length === 1 && heard[1]?.heard.length === 1, Boolean);
    await sleep(150);
    expect(heard.map((each) => each.heard.length)).toEqual([1, 1, 0]);
  });

  test("a fact that nobody hears is published without fault", async () => {
    const { event, queue } = names();
    const bus = await connect({ [queue]: ["other.v1"] });
    await publish(bus, steps(event, "one", 2));
  });

  test("facts wait for a hearer that has not started yet", async () => {
    const { event, queue } = names();
    const publisher = await connect({ [queue]: [event.key] });
    await publish(publisher, steps(event, "one", 3));
    const hearer = await connect({ [queue]: [event.key] });
    const { heard } = await note(hearer, queue);
    expect(
      await eventually(
        () => heard.map(({ step }) => step),
        (got) => got.length === 3,
      ),
    ).toEqual([1, 2, 3]);
  });

  test("a fact published twice has one effect", async () => {
    const { event, queue } = names();
    const bus = await connect({ [queue]: [event.key] });
    const facts = steps(event, "one", 2);
    await publish(bus, facts);
    await publish(bus, facts);
    await startHearing({ bus, test: database, service: queue, consumers: noting(event, queue) });
    await publish(bus, facts);
    await publish(bus, steps(event, "last", 1));
    const effects = await eventually(
      () => effectsOf(database),
      (rows) => rows.some((row) => row.aggregate === "last"),
    );
    await sleep(200);
    expect((await effectsOf(database)).length).toBe(effects.length);
    expect(effects.filter((row) => row.aggregate === "one").map(({ step }) => step)).toEqual([1, 2]);
  });

  test("a fact under way in a process that is killed goes to another and has one effect", async () => {
    const { name, event, queue } = names();
    const bus = await connect({ [queue]: [event.key] });
    await publish(bus, steps(event, "one", 3));
    const kill = await doom({ act: "consume", queue, name });
    await kill();
    await startHearing({ bus, test: database, service: queue, consumers: noting(event, queue) });
    const effects = await eventually(
      () => effectsOf(database),
      (rows) => rows.length >= 3,
      25_000,
    );
    expect(effects.map(({ step }) => step)).toEqual([1, 2, 3]);
  }, 60_000);

  test("F12 a relay killed between publishing and marking sends again, and the effect is one", async () => {
    const { name, event, queue } = names();
    const bus = await connect({ [queue]: [event.key] });
    await database.db.transaction((tx) => enqueue(tx, event, { thing: "one", step: 1 }));
    const kill = await doom({ act: "relay", queue, name });
    await kill();
    let deliveries = 0;
    const countAll: Bus["subscribe"] = (subscription) =>
      bus.subscribe({
        ...subscription,
        handle: (message, attempt) => (deliveries++, subscription.handle(message, attempt)),
      });
    await startHearing({
      bus: { ...bus, subscribe: countAll },
      test: database,
      service: queue,
      consumers: noting(event, queue),
    });
    await eventually(
      () => effectsOf(database),
      (rows) => rows.length > 0,
    );
    const relay = startRelay({ sql: database.sql, bus, log: silentLog });
    open.add(relay.stop);
    await eventually(
      () => deliveries,
      (count) => count >= 2,
    );
    expect(deliveries).toBe(2);
    expect((await effectsOf(database)).length).toBe(1);
    expect(await relay.oldestUnsentSeconds()).toBe(0);
  }, 60_000);

  test("F38 a fact whose queue has vanished is not confirmed, nor what follows it, until the queue is back", async () => {
    const { event, queue } = names();
    const bus = await connect({ [queue]: [event.key] });
    await publish(bus, steps(event, "before", 1));
    await driver().breakQueue(queue);
    const facts = steps(event, "one", 2);
    expect(await bus.publish(facts)).toEqual([]);
    await publish(bus, facts);
    const { heard } = await note(bus, queue);
    await eventually(
      () => heard.filter(({ thing }) => thing === "one"),
      (got) => got.length >= 2,
    );
    expect(heard.filter(({ thing }) => thing === "one").map(({ step }) => step)).toEqual([1, 2]);
  });

  test("F39 a fact that always fails becomes a dead letter with error and attempts, while others flow, and can be replayed", async () => {
    const { event, queue } = names();
    const bus = await connect({ [queue]: [event.key] });
    const started = Date.now();
    const flowed: number[] = [];
    let isMended = false;
    const { heard } = await note(bus, queue, async ({ aggregateId }) => {
      if (aggregateId === "poison" && !isMended) throw new Error("cannot digest this");
      if (aggregateId !== "poison") flowed.push(Date.now() - started);
    });
    const [poison] = steps(event, "poison", 1);
    if (!poison) throw new Error("no fact");
    await publish(bus, [poison, ...steps(event, "one", 5)]);
    const letters = await eventually(
      () => bus.deadLetters(queue),
      (got) => got.length > 0,
    );
    expect(letters).toEqual([
      { id: poison.id, key: event.key, attempts: 3, error: "Error: cannot digest this", body: poison },
    ]);
    expect(heard.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
    expect(Math.max(...flowed)).toBeLessThan(1_000);
    expect(await bus.deadLetters(queue)).toEqual(letters);

    isMended = true;
    await bus.replay(queue, poison.id);
    await eventually(
      () => heard,
      (all) => all.some(({ thing }) => thing === "poison"),
    );
    expect(heard.filter(({ thing }) => thing === "poison")).toEqual([{ thing: "poison", step: 1 }]);
    expect(await bus.deadLetters(queue)).toEqual([]);
    await expect(bus.replay(queue, poison.id)).rejects.toThrow("no dead letter");
  });

  test("a failure that trying again cannot help is a dead letter at once, and holds up nothing behind it", async () => {
    const { event, queue } = names();
    const bus = await connect({ [queue]: [event.key] }, { inPlaceMs: [60_000], laterMs: [60_000] });
    const { heard } = await note(bus, queue, async (message) => {
      if (stepOf(message).step === 2) throw new PermanentFailure("never");
    });
    await publish(bus, steps(event, "one", 3));
    const letters = await eventually(
      () => bus.deadLetters(queue),
      (got) => got.length > 0,
    );
    expect(letters.map(({ attempts, error }) => ({ attempts, error }))).toEqual([
      { attempts: 1, error: "Error: never" },
    ]);
    await eventually(
      () => heard,
      (got) => got.length === 2,
    );
    expect(heard.map(({ step }) => step)).toEqual([1, 3]);
  });

  test("order within an aggregate survives small hiccups, with two copies of the hearer", async () => {
    const { event, queue } = names();
    const buses = [await connect({ [queue]: [event.key] }), await connect({ [queue]: [event.key] })];
    const heard: { thing: string; step: number }[] = [];
    const hiccups = new Set<string>();
    for (const bus of buses) {
      await note(bus, queue, async (message) => {
        const step = stepOf(message);
        const name = `${step.thing} ${step.step}`;
        if (step.step % 7 === 3 && !hiccups.has(name)) {
          hiccups.add(name);
          throw new Error("hiccup");
        }
        await sleep(Math.random() * 3);
        heard.push(step);
      });
    }
    const things = Array.from({ length: 10 }, (_, index) => `thing-${index}`);
    const all = things.map((thing) => steps(event, thing, 20));
    for (let from = 0; from < 20; from += 5) {
      await publish(
        buses[from % 2] ?? buses[0]!,
        all.flatMap((list) => list.slice(from, from + 5)),
      );
    }
    await eventually(
      () => heard.length,
      (count) => count >= 200,
    );
    for (const thing of things) {
      const order = heard.filter((step) => step.thing === thing).map(({ step }) => step);
      expect([...new Set(order)]).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    }
    expect(hiccups.size).toBe(30);
  });

  test("a delivery that is put off for longer is waited for, or overtaken, as the driver says", async () => {
    const { event, queue } = names();
    const bus = await connect({ [queue]: [event.key] });
    const { heard } = await note(bus, queue, async (message, attempt) => {
      if (stepOf(message).step === 3 && attempt < 3) throw new Error("not yet");
    });
    await publish(bus, steps(event, "one", 3));
    await sleep(100);
    await publish(bus, [...steps(event, "one", 6).slice(3), ...steps(event, "two", 2)]);
    await eventually(
      () => heard,
      (got) => got.length === 8,
    );
    const one = heard.filter(({ thing }) => thing === "one").map(({ step }) => step);
    expect(one).toEqual(driver().keepsOrderAcrossRetries ? [1, 2, 3, 4, 5, 6] : [1, 2, 4, 5, 6, 3]);
    expect(heard.filter(({ thing }) => thing === "two").map(({ step }) => step)).toEqual([1, 2]);
  });

  test("two copies of a service share a queue, and every fact has one effect", async () => {
    const { event, queue } = names();
    const buses = [await connect({ [queue]: [event.key] }), await connect({ [queue]: [event.key] })];
    for (const bus of buses) {
      await startHearing({ bus, test: database, service: queue, consumers: noting(event, queue) });
    }
    const facts = Array.from({ length: 100 }, (_, index) => steps(event, `thing-${index % 25}`, 1)).flat();
    await publish(buses[0]!, facts);
    await publish(buses[1]!, facts.slice(0, 50));
    const effects = await eventually(
      () => effectsOf(database),
      (rows) => rows.length >= 100,
    );
    await sleep(300);
    expect((await effectsOf(database)).length).toBe(effects.length);
    expect(effects.length).toBe(100);
  });

  test("F36 facts and hearers survive an interruption of the broker, in order and with one effect each", async () => {
    const { event, queue } = names();
    const bus = await connect({ [queue]: [event.key] });
    const facts = steps(event, "one", 60);
    await publish(bus, facts.slice(0, 30));
    await startHearing({ bus, test: database, service: queue, consumers: noting(event, queue, () => sleep(10)) });
    await eventually(
      () => effectsOf(database),
      (rows) => rows.length > 3,
    );
    await driver().interrupt();
    await publish(bus, facts.slice(30));
    const effects = await eventually(
      () => effectsOf(database),
      (rows) => rows.length >= 60,
      40_000,
    );
    expect(effects.map(({ step }) => step)).toEqual(facts.map((_, index) => index + 1));
  }, 90_000);

  test("F36 facts made while the broker is away stay in the outbox and leave when it is back", async () => {
    const { event, queue } = names();
    const bus = await connect({ [queue]: [event.key] });
    await startHearing({ bus, test: database, service: queue, consumers: noting(event, queue) });
    const bringBack = await driver().takeAway();
    const relay = startRelay({ sql: database.sql, bus, log: silentLog });
    open.add(relay.stop);
    for (let step = 1; step <= 5; step++) {
      await database.db.transaction((tx) => enqueue(tx, event, { thing: "one", step }));
    }
    expect(await relay.flush(500)).toBe(false);
    expect(await relay.oldestUnsentSeconds()).toBeGreaterThan(0.3);
    expect(await effectsOf(database)).toEqual([]);
    await bringBack();
    const effects = await eventually(
      () => effectsOf(database),
      (rows) => rows.length >= 5,
      40_000,
    );
    expect(effects.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
    expect(await relay.flush()).toBe(true);
  }, 90_000);

  test("stopping waits for what is under way and leaves the rest to the next copy", async () => {
    const { event, queue } = names();
    const first = await connect({ [queue]: [event.key] });
    const slow = await note(first, queue, () => sleep(100));
    await publish(first, steps(event, "one", 10));
    await eventually(
      () => slow.heard.length,
      (count) => count >= 2,
    );
    await slow.stop();
    const atStop = slow.heard.length;
    const second = await note(await connect({ [queue]: [event.key] }), queue);
    await eventually(
      () => slow.heard.length + second.heard.length,
      (count) => count >= 10,
    );
    expect(slow.heard.length).toBe(atStop);
    expect([...slow.heard, ...second.heard].map(({ step }) => step)).toEqual(steps(event, "", 10).map((_, i) => i + 1));
  });
}
