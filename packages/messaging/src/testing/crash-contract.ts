import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { beginLife } from "./life.ts";
import type { Life } from "./life.ts";
import { effectsOf, steps } from "./market.ts";
import type { StepEvent } from "./market.ts";
import type { Harness } from "./harness.ts";

const deaths = 50;

/** At which of the facts it begins a hearer dies: at its first in every other life. */
const dieAt = (life: number) => (life % 2 === 0 ? 1 : 1 + ((life * 7) % 5));

/** Nothing but a fact that is itself what kills its hearer is ever taken for it. */
export function crashContract(harness: Harness): void {
  test("F13 a hearer that dies fifty times in a row buries nothing, and each fact has one effect", async () => {
    const { event, queue } = harness.names();
    const bus = await harness.connect({ [queue]: [event.key] });
    const things = Array.from({ length: 40 }, (_, index) => `thing-${index}`);
    await harness.publish(
      bus,
      things.flatMap((thing) => steps(event, thing, 3)),
    );
    let withFacts = 0;
    for (let number = 0; number < deaths; number++) {
      if (await liveAndDie(number, { event, queue })) withFacts++;
    }
    expect(withFacts).toBeGreaterThan(deaths / 3);
    expect(await bus.deadLetters(queue)).toEqual([]);
    await beginLife(harness, { event, queue });
    const effects = await eventually(
      () => effectsOf(harness.database()),
      (rows) => rows.length >= 120,
      30_000,
    );
    expect(await bus.deadLetters(queue)).toEqual([]);
    for (const thing of things) {
      const done = effects.filter(({ aggregate }) => aggregate === thing).map(({ step }) => step);
      const inOrder = [1, 2, 3];
      // What was put aside is overtaken on RabbitMQ.
      expect(harness.driver().keepsOrderAcrossRetries ? done : done.toSorted((a, b) => a - b)).toEqual(inOrder);
    }
    expect(effects.length).toBe(120);
  }, 120_000);

  /** Some lives find the database hanging, some see it hang while they have facts in hand. Resolves with whether it began any. */
  async function liveAndDie(number: number, { event, queue }: { event: StepEvent; queue: string }) {
    let begun = 0;
    const isSilent = number % 10 === 9;
    const life = await beginLife(harness, {
      event,
      queue,
      isSilent,
      before: async (_step, living) => {
        if (++begun < dieAt(number)) return;
        if (number % 10 === 4) {
          living.database.setSilent(true);
          await sleep(50);
        }
        living.die();
      },
    });
    await eventually(life.isDead, Boolean, isSilent ? 60 : 250);
    life.die();
    return begun > 0;
  }

  test("F39 a fact that kills its hearer becomes a dead letter, and its neighbours in hand are all handled once", async () => {
    const { event, queue } = harness.names();
    const bus = await harness.connect({ [queue]: [event.key] });
    const [poison, ...followers] = steps(event, "poison", 3);
    if (!poison) throw new Error("no fact");
    const innocents = Array.from({ length: 7 }, (_, index) => steps(event, `thing-${index}`, 3));
    await harness.publish(bus, [...innocents.slice(0, 2).flat(), poison, ...innocents.slice(2).flat(), ...followers]);
    const lives: Life[] = [];
    const isBuried = async () => (await bus.deadLetters(queue)).length > 0;
    while (lives.length < 12 && !(await isBuried())) {
      const before = ({ thing, step }: { thing: string; step: number }, life: Life) => {
        if (thing === "poison" && step === 1) life.die();
      };
      const life = await beginLife(harness, { event, queue, before });
      lives.push(life);
      await eventually(async () => life.isDead() || (await isBuried()), Boolean, 10_000);
    }
    expect(await bus.deadLetters(queue)).toMatchObject([
      {
        id: poison.id,
        key: event.key,
        attempts: 5,
        error: "the hearer died 5 times with nothing but this in hand",
        body: poison,
      },
    ]);
    // The first death was beside others; what tells them apart are the five after it.
    expect(lives.filter((life) => life.isDead()).length).toBe(6);
    const effects = await eventually(
      () => effectsOf(harness.database()),
      (rows) => rows.length >= 23,
    );
    expect(effects.length).toBe(23);
    const done = effects.map(({ aggregate, step }) => `${aggregate} ${step}`);
    expect(new Set(done).size).toBe(23);
    expect(done).not.toContain("poison 1");
  }, 90_000);
}
