import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { silentLog } from "../bus.ts";
import type { Bus } from "../bus.ts";
import { enqueue } from "../enqueue.ts";
import { eventually } from "./eventually.ts";
import { effectsOf, noting, startHearing, steps } from "./market.ts";
import type { Harness } from "./harness.ts";
import { startRelay } from "../relay.ts";

/** Nothing is lost and nothing happens twice when a process or the broker ends in the middle. */
export function faultContract(harness: Harness, canInterrupt: boolean): void {
  test("a fact under way in a process that is killed goes to another and has one effect", async () => {
    const { name, event, queue } = harness.names();
    const bus = await harness.connect({ [queue]: [event.key] });
    await harness.publish(bus, steps(event, "one", 3));
    const kill = await harness.doom({ act: "consume", queue, name });
    await kill();
    await harness.driver().forgetHearers(queue);
    await startHearing({ bus, test: harness.database(), service: queue, consumers: noting(event, queue) });
    const effects = await eventually(
      () => effectsOf(harness.database()),
      (rows) => rows.length >= 3,
      25_000,
    );
    expect(effects.map(({ step }) => step)).toEqual([1, 2, 3]);
  }, 60_000);

  test("F12 a relay killed between publishing and marking sends again, and the effect is one", async () => {
    const { name, event, queue } = harness.names();
    const bus = await harness.connect({ [queue]: [event.key] });
    await harness.database().db.transaction((tx) => enqueue(tx, event, { thing: "one", step: 1 }));
    const kill = await harness.doom({ act: "relay", queue, name });
    await kill();
    let deliveries = 0;
    const countAll: Bus["subscribe"] = (subscription) =>
      bus.subscribe({
        ...subscription,
        handle: (message, attempt) => (deliveries++, subscription.handle(message, attempt)),
      });
    await startHearing({
      bus: { ...bus, subscribe: countAll },
      test: harness.database(),
      service: queue,
      consumers: noting(event, queue),
    });
    await eventually(
      () => effectsOf(harness.database()),
      (rows) => rows.length > 0,
    );
    const relay = startRelay({ sql: harness.database().sql, bus, log: silentLog });
    harness.atEnd(relay.stop);
    await eventually(
      () => deliveries,
      (count) => count >= 2,
    );
    expect(deliveries).toBe(2);
    expect((await effectsOf(harness.database())).length).toBe(1);
    await expect.poll(() => relay.oldestUnsentSeconds(), { timeout: 10_000 }).toBe(0);
  }, 60_000);

  test("F38 a fact whose queue has vanished is not confirmed, nor what follows it, until the queue is back", async () => {
    const { event, queue } = harness.names();
    const bus = await harness.connect({ [queue]: [event.key] });
    await harness.publish(bus, steps(event, "before", 1));
    await harness.driver().breakQueue(queue);
    const facts = steps(event, "one", 2);
    expect(await bus.publish(facts)).toEqual([]);
    await harness.publish(bus, facts);
    const { heard } = await harness.note(bus, queue);
    await eventually(
      () => heard.filter(({ thing }) => thing === "one"),
      (got) => got.length >= 2,
    );
    expect(heard.filter(({ thing }) => thing === "one").map(({ step }) => step)).toEqual([1, 2]);
  });

  test.skipIf(!canInterrupt)(
    "F36 facts and hearers survive an interruption of the broker, in order and with one effect each",
    async () => {
      const { event, queue } = harness.names();
      const bus = await harness.connect({ [queue]: [event.key] });
      const facts = steps(event, "one", 60);
      await harness.publish(bus, facts.slice(0, 30));
      await startHearing({
        bus,
        test: harness.database(),
        service: queue,
        consumers: noting(event, queue, () => sleep(10)),
      });
      await eventually(
        () => effectsOf(harness.database()),
        (rows) => rows.length > 3,
      );
      await harness.driver().interrupt();
      await harness.publish(bus, facts.slice(30));
      const effects = await eventually(
        () => effectsOf(harness.database()),
        (rows) => rows.length >= 60,
        40_000,
      );
      expect(effects.map(({ step }) => step)).toEqual(facts.map((_, index) => index + 1));
    },
    90_000,
  );

  test.skipIf(!canInterrupt)(
    "F36 facts made while the broker is away stay in the outbox and leave when it is back",
    async () => {
      const { event, queue } = harness.names();
      const bus = await harness.connect({ [queue]: [event.key] });
      await startHearing({ bus, test: harness.database(), service: queue, consumers: noting(event, queue) });
      await sleep(harness.driver().settlingMs);
      const bringBack = await harness.driver().takeAway();
      const relay = startRelay({ sql: harness.database().sql, bus, log: silentLog });
      harness.atEnd(relay.stop);
      for (let step = 1; step <= 5; step++) {
        await harness.database().db.transaction((tx) => enqueue(tx, event, { thing: "one", step }));
      }
      expect(await relay.flush(500)).toBe(false);
      expect(await relay.oldestUnsentSeconds()).toBeGreaterThan(0.3);
      expect(await effectsOf(harness.database())).toEqual([]);
      await bringBack();
      const effects = await eventually(
        () => effectsOf(harness.database()),
        (rows) => rows.length >= 5,
        40_000,
      );
      expect(effects.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
      expect(await relay.flush()).toBe(true);
    },
    90_000,
  );

  test("stopping waits for what is under way and leaves the rest to the next copy", async () => {
    const { event, queue } = harness.names();
    const first = await harness.connect({ [queue]: [event.key] });
    const slow = await harness.note(first, queue, () => sleep(100));
    await harness.publish(first, steps(event, "one", 10));
    await eventually(
      () => slow.heard.length,
      (count) => count >= 2,
    );
    await slow.stop();
    const atStop = slow.heard.length;
    expect(atStop).toBeLessThan(6);
    const second = await harness.note(await harness.connect({ [queue]: [event.key] }), queue);
    await eventually(
      () => slow.heard.length + second.heard.length,
      (count) => count >= 10,
    );
    expect(slow.heard.length).toBe(atStop);
    expect([...slow.heard, ...second.heard].map(({ step }) => step)).toEqual(steps(event, "", 10).map((_, i) => i + 1));
  });
}
