import { connect } from "@stallhouse/db/connect";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { silentLog } from "../bus.ts";
import type { RetryPlan } from "../bus.ts";
import { startConsumers } from "../consume.ts";
import { eventually } from "./eventually.ts";
import { effectsOf, noting, startHearing, steps } from "./market.ts";
import * as schema from "./schema.ts";
import { proxyOf } from "./silent-proxy.ts";
import type { SilentProxy } from "./silent-proxy.ts";
import type { Harness } from "./harness.ts";

/** Used up by the first failures of an outage. */
const retries: RetryPlan = { inPlaceMs: [20, 40], laterMs: [50], steadyMs: 100 };
const outageMs = 1_500;

const kinds: [name: string, begin: (database: SilentProxy) => void, end: (database: SilentProxy) => void][] = [
  ["is away", (database) => database.setAway(true), (database) => database.setAway(false)],
  ["hangs", (database) => database.setSilent(true), (database) => database.setSilent(false)],
  [
    "comes and goes",
    (database) => {
      for (let turn = 0; turn * 200 < outageMs; turn++) setTimeout(database.setAway, turn * 200, turn % 3 < 2);
    },
    (database) => database.setAway(false),
  ],
];

/** However long something that a fact needs is away, the fact waits, and is handled once it is back. */
export function outageContract(harness: Harness): void {
  test.each(kinds)(
    "F42 facts outlast a hearer's database that %s for longer than every plan, in order and with one effect each",
    async (_name, begin, end) => {
      const { event, queue } = harness.names();
      const bus = await harness.connect({ [queue]: [event.key] }, retries);
      const database = await proxyOf(harness.database().url);
      const connection = connect(database.url, schema, { max: 4 });
      harness.atEnd(async () => {
        await connection.close();
        database.close();
      });
      const log = silentLog;
      await startConsumers({ bus, db: connection.db, service: queue, consumers: noting(event, queue), log });
      await harness.publish(bus, steps(event, "before", 1));
      await eventually(
        () => effectsOf(harness.database()),
        (rows) => rows.length === 1,
      );
      begin(database);
      const things = ["one", "two", "three"];
      const facts = things.map((thing) => steps(event, thing, 12));
      for (let step = 0; step < 12; step += 4) {
        await harness.publish(
          bus,
          facts.flatMap((list) => list.slice(step, step + 4)),
        );
        await sleep(outageMs / 3);
      }
      expect(await bus.deadLetters(queue)).toEqual([]);
      end(database);
      const effects = await eventually(
        () => effectsOf(harness.database()),
        (rows) => rows.length >= 37,
        20_000,
      );
      for (const thing of things) {
        const order = effects.filter(({ aggregate }) => aggregate === thing).map(({ step }) => step);
        expect(order).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
      }
      expect(effects.length).toBe(37);
      expect(await bus.deadLetters(queue)).toEqual([]);
    },
    60_000,
  );

  test("a fact whose provider is away waits longer than every plan, holds up no other, and is handled", async () => {
    const { event, queue } = harness.names();
    const bus = await harness.connect({ [queue]: [event.key] }, retries);
    const away = Object.assign(new Error("no answer"), { name: "ProviderAway" });
    let asked = 0;
    const consumers = noting(event, queue, (_step, thing) => {
      if (thing === "paying" && ++asked <= 9) throw new Error("not booked", { cause: away });
    });
    await startHearing({ bus, test: harness.database(), service: queue, consumers });
    await harness.publish(bus, [...steps(event, "paying", 1), ...steps(event, "other", 5)]);
    const others = await eventually(
      () => effectsOf(harness.database()),
      (rows) => rows.length >= 5,
      2_000,
    );
    expect(others.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
    const all = await eventually(
      () => effectsOf(harness.database()),
      (rows) => rows.length >= 6,
      20_000,
    );
    expect(all.map(({ aggregate }) => aggregate).at(-1)).toBe("paying");
    expect(await bus.deadLetters(queue)).toEqual([]);
  }, 40_000);

  test("F39 after an outage a poison has its usual tries, and takes no neighbour along", async () => {
    const { event, queue } = harness.names();
    const bus = await harness.connect({ [queue]: [event.key] }, retries);
    const database = await proxyOf(harness.database().url);
    const connection = connect(database.url, schema, { max: 4 });
    harness.atEnd(async () => {
      await connection.close();
      database.close();
    });
    const consumers = noting(event, queue, (_step, thing) => {
      if (thing === "poison") throw new Error("cannot digest this");
    });
    database.setAway(true);
    await startConsumers({ bus, db: connection.db, service: queue, consumers, log: silentLog });
    const innocents = Array.from({ length: 10 }, (_, index) => steps(event, `thing-${index}`, 3));
    const [first, ...rest] = steps(event, "poison", 2);
    if (!first) throw new Error("no fact");
    await harness.publish(bus, [...innocents.slice(0, 5).flat(), first, ...innocents.slice(5).flat(), ...rest]);
    await sleep(outageMs);
    expect(await bus.deadLetters(queue)).toEqual([]);
    database.setAway(false);
    const letters = await eventually(
      () => bus.deadLetters(queue),
      (got) => got.length >= 2,
      20_000,
    );
    expect(letters.map(({ attempts, error }) => ({ attempts, error }))).toEqual(
      [1, 2].map(() => ({ attempts: 2, error: "Error: cannot digest this" })),
    );
    expect(letters.find(({ id }) => id === first.id)?.body).toEqual(first);
    const effects = await eventually(
      () => effectsOf(harness.database()),
      (rows) => rows.length >= 30,
    );
    expect(effects.length).toBe(30);
  }, 60_000);
}
