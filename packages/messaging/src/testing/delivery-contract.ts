import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { PermanentFailure } from "../bus.ts";
import { eventually } from "./eventually.ts";
import { effectsOf, noting, startHearing, steps } from "./market.ts";
import { openLetters } from "../letters.ts";
import type { Judge } from "../letters.ts";
import { stepOf } from "./harness.ts";
import type { Harness } from "./harness.ts";

/** Who gets what, in which order, and what happens to what cannot be handled. */
export function deliveryContract(harness: Harness): void {
  test("every queue that hears a fact gets it once, by key or by pattern, and no other", async () => {
    const { name, event } = harness.names();
    const bus = await harness.connect({
      [`${name}-a`]: [event.key],
      [`${name}-b`]: [`${name}.#`],
      [`${name}-c`]: ["other.v1"],
    });
    const heard = await Promise.all(["a", "b", "c"].map((letter) => harness.note(bus, `${name}-${letter}`)));
    await harness.publish(bus, steps(event, "one", 1));
    await eventually(() => heard[0]?.heard.length === 1 && heard[1]?.heard.length === 1, Boolean);
    await sleep(150);
    expect(heard.map((each) => each.heard.length)).toEqual([1, 1, 0]);
  });

  test("a fact is heard at once, not at the next look", async () => {
    const { event, queue } = harness.names();
    const bus = await harness.connect({ [queue]: [event.key] });
    const { heard } = await harness.note(bus, queue);
    await harness.publish(bus, steps(event, "warm", 1));
    await eventually(
      () => heard.length,
      (count) => count === 1,
    );
    const started = performance.now();
    for (const [index, fact] of steps(event, "one", 6).entries()) {
      await harness.publish(bus, [fact]);
      await eventually(
        () => heard.length,
        (count) => count === index + 2,
      );
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test("a fact that nobody hears is published without fault", async () => {
    const { event, queue } = harness.names();
    const bus = await harness.connect({ [queue]: ["other.v1"] });
    await harness.publish(bus, steps(event, "one", 2));
  });

  test("facts wait for a hearer that has not started yet", async () => {
    const { event, queue } = harness.names();
    const publisher = await harness.connect({ [queue]: [event.key] });
    await harness.publish(publisher, steps(event, "one", 3));
    const hearer = await harness.connect({ [queue]: [event.key] });
    const { heard } = await harness.note(hearer, queue);
    expect(
      await eventually(
        () => heard.map(({ step }) => step),
        (got) => got.length === 3,
      ),
    ).toEqual([1, 2, 3]);
  });

  test("a fact published twice has one effect", async () => {
    const { event, queue } = harness.names();
    const bus = await harness.connect({ [queue]: [event.key] });
    const facts = steps(event, "one", 2);
    await harness.publish(bus, facts);
    await harness.publish(bus, facts);
    await startHearing({ bus, test: harness.database(), service: queue, consumers: noting(event, queue) });
    await harness.publish(bus, facts);
    await harness.publish(bus, steps(event, "last", 1));
    const effects = await eventually(
      () => effectsOf(harness.database()),
      (rows) => rows.some((row) => row.aggregate === "last"),
    );
    await sleep(200);
    expect((await effectsOf(harness.database())).length).toBe(effects.length);
    expect(effects.filter((row) => row.aggregate === "one").map(({ step }) => step)).toEqual([1, 2]);
  });

  test("F39 a fact that always fails becomes a dead letter with error and attempts, while others flow, and can be replayed", async () => {
    const { event, queue } = harness.names();
    const bus = await harness.connect({ [queue]: [event.key] });
    const started = Date.now();
    const flowed: number[] = [];
    let isMended = false;
    const { heard } = await harness.note(bus, queue, async ({ aggregateId }) => {
      if (aggregateId === "poison" && !isMended) throw new Error("cannot digest this");
      if (aggregateId !== "poison") flowed.push(Date.now() - started);
    });
    const [poison] = steps(event, "poison", 1);
    if (!poison) throw new Error("no fact");
    await harness.publish(bus, [poison, ...steps(event, "one", 5)]);
    const letters = await eventually(
      () => bus.deadLetters(queue),
      (got) => got.length > 0,
    );
    expect(letters).toMatchObject([
      { id: poison.id, key: event.key, attempts: 3, error: "Error: cannot digest this", body: poison },
    ]);
    expect(Math.abs(Date.now() - Date.parse(letters[0]?.diedAt ?? ""))).toBeLessThan(10_000);
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

  test("F39 every dead letter is seen and can be put back, however many there are", async () => {
    const { event, queue } = harness.names();
    const bus = await harness.connect({ [queue]: [event.key] });
    let isMended = false;
    const { heard } = await harness.note(bus, queue, async () => {
      if (!isMended) throw new PermanentFailure("never");
    });
    const facts = Array.from({ length: 620 }, (_, index) => steps(event, `thing-${index}`, 1)).flat();
    await harness.publish(bus, facts);
    const letters = await eventually(
      () => bus.deadLetters(queue),
      (got) => got.length >= 620,
    );
    expect(new Set(letters.map(({ id }) => id))).toEqual(new Set(facts.map(({ id }) => id)));
    isMended = true;
    const open = await openLetters(harness.driver().address);
    harness.atEnd(open.close);
    const [kept, dropped] = letters;
    const judge: Judge = ({ id }) => (id === kept?.id ? "keep" : id === dropped?.id ? "drop" : "replay");
    expect((await open.settle(queue, judge)).length).toBe(619);
    await eventually(
      () => heard.length,
      (count) => count >= 618,
    );
    expect(heard.length).toBe(618);
    expect(await open.list(queue)).toEqual([kept]);
    expect(await open.list(`${queue}-unheard-of`)).toEqual([]);
  });

  test("a failure that trying again cannot help is a dead letter at once, and holds up nothing behind it", async () => {
    const { event, queue } = harness.names();
    const bus = await harness.connect({ [queue]: [event.key] }, { inPlaceMs: [60_000], laterMs: [60_000] });
    const { heard } = await harness.note(bus, queue, async (message) => {
      if (stepOf(message).step === 2) throw new PermanentFailure("never");
    });
    await harness.publish(bus, steps(event, "one", 3));
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
    const { event, queue } = harness.names();
    const first = await harness.connect({ [queue]: [event.key] });
    const second = await harness.connect({ [queue]: [event.key] });
    const heard: { thing: string; step: number }[] = [];
    const hiccups = new Set<string>();
    for (const bus of [first, second]) {
      await harness.note(bus, queue, async (message) => {
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
      await harness.publish(
        from % 2 ? first : second,
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
    const { event, queue } = harness.names();
    const bus = await harness.connect({ [queue]: [event.key] });
    const { heard } = await harness.note(bus, queue, async (message, attempt) => {
      if (stepOf(message).step === 3 && attempt < 3) throw new Error("not yet");
    });
    await harness.publish(bus, steps(event, "one", 3));
    await sleep(100);
    await harness.publish(bus, [...steps(event, "one", 6).slice(3), ...steps(event, "two", 2)]);
    await eventually(
      () => heard,
      (got) => got.length === 8,
    );
    const one = heard.filter(({ thing }) => thing === "one").map(({ step }) => step);
    expect(one).toEqual(harness.driver().keepsOrderAcrossRetries ? [1, 2, 3, 4, 5, 6] : [1, 2, 4, 5, 6, 3]);
    expect(heard.filter(({ thing }) => thing === "two").map(({ step }) => step)).toEqual([1, 2]);
  });

  test("two copies of a service share a queue, and every fact has one effect", async () => {
    const { event, queue } = harness.names();
    const first = await harness.connect({ [queue]: [event.key] });
    const second = await harness.connect({ [queue]: [event.key] });
    for (const bus of [first, second]) {
      await startHearing({ bus, test: harness.database(), service: queue, consumers: noting(event, queue) });
    }
    const facts = Array.from({ length: 100 }, (_, index) => steps(event, `thing-${index % 25}`, 1)).flat();
    await harness.publish(first, facts);
    await harness.publish(second, facts.slice(0, 50));
    const effects = await eventually(
      () => effectsOf(harness.database()),
      (rows) => rows.length >= 100,
    );
    await sleep(300);
    expect((await effectsOf(harness.database())).length).toBe(effects.length);
    expect(effects.length).toBe(100);
  });
}
