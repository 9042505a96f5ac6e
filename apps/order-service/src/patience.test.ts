import { isFinal, reasons, Refusal } from "@stallhouse/contracts/refusal";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { Away } from "./away.ts";
import { patience } from "./patience.ts";

const quick = { totalMs: 500, retryAfterMs: [1, 2] } as const;

describe("patience with another service", () => {
  test("tries once more after an outage, and is Away after the second", async () => {
    const ask = patience({ ...quick, breaker: { failures: 50, openMs: 1_000 } });
    let calls = 0;
    const flaky = () => (++calls === 1 ? Promise.reject(new Error("reset")) : Promise.resolve("here"));
    expect(await ask(flaky)).toBe("here");
    const down = ask(() => Promise.reject(new Error("connection refused")));
    await expect(down).rejects.toBeInstanceOf(Away);
  });

  test("a refusal is an answer: thrown as it is, not tried again, and no reason to open the breaker", async () => {
    const ask = patience({ ...quick, breaker: { failures: 2, openMs: 1_000 } });
    let calls = 0;
    const refuse = () => ask(() => Promise.reject((calls++, new Refusal("ORDER_NOT_PAYABLE"))));
    for (let i = 0; i < 5; i++) await expect(refuse()).rejects.toMatchObject({ reason: "ORDER_NOT_PAYABLE" });
    expect(calls).toBe(5);
    const ours = ask(() => Promise.reject(new Refusal("NOT_SIGNED_IN")));
    await expect(ours).rejects.not.toBeInstanceOf(Refusal);
  });

  const ours = ["NOT_SIGNED_IN", "NOT_ALLOWED", "SESSION_ENDED"];
  test.each(reasons)("%s is asked again if it is passing, and never if it is final", async (reason) => {
    const ask = patience({ ...quick, breaker: { failures: 50, openMs: 1_000 } });
    let calls = 0;
    const outcome: unknown = await ask(() => Promise.reject((calls++, new Refusal(reason)))).catch((error) => error);
    expect(calls).toBe(isFinal(reason) ? 1 : 2);
    expect(outcome instanceof Away).toBe(!isFinal(reason));
    expect(outcome instanceof Refusal).toBe(isFinal(reason) && !ours.includes(reason));
  });

  test("OR-05 F49 the breaker opens after failures in a row, answers at once, and closes when it is answered again", async () => {
    const ask = patience({ ...quick, breaker: { failures: 4, openMs: 60 } });
    let calls = 0;
    const down = () => ask(() => Promise.reject((calls++, new Error("down"))));
    await expect(down()).rejects.toBeInstanceOf(Away);
    await expect(down()).rejects.toBeInstanceOf(Away);
    expect(calls).toBe(4);
    const started = performance.now();
    await expect(down()).rejects.toBeInstanceOf(Away);
    expect(performance.now() - started).toBeLessThan(50);
    expect(calls).toBe(4);
    await sleep(80);
    expect(await ask(() => Promise.resolve("back"))).toBe("back");
    expect(await ask(() => Promise.resolve("still"))).toBe("still");
  });

  test("F49 slow answers count like failures: they are given, and then the breaker opens", async () => {
    const ask = patience({ ...quick, breaker: { share: 0.5, slowMs: 5, openMs: 1_000 } });
    let calls = 0;
    const slow = () =>
      ask(async () => {
        calls++;
        await sleep(8);
        return "late";
      });
    const answers = await Promise.allSettled(Array.from({ length: 60 }, (_, i) => sleep(i * 3).then(slow)));
    expect(answers[0]).toMatchObject({ status: "fulfilled", value: "late" });
    expect(answers.at(-1)).toMatchObject({ status: "rejected", reason: expect.any(Away) });
    expect(calls).toBeLessThan(40);
  });

  test("nothing takes longer than the whole budget", async () => {
    const ask = patience({ ...quick, totalMs: 40, breaker: { failures: 5, openMs: 1_000 } });
    const started = performance.now();
    await expect(ask(() => sleep(5_000, "late", { ref: false }))).rejects.toBeInstanceOf(Away);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
