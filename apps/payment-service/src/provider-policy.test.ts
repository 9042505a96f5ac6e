import { expect, test } from "vitest";
import { ProviderAway, ProviderRefused } from "./provider-port.ts";
import { providerBudget, providerPolicy } from "./provider-policy.ts";

test("a call costs at most 5 s and two retries, and five failures in a row buy 15 s of peace", () => {
  expect(providerBudget).toEqual({ totalMs: 5_000, retries: 2, failuresInARow: 5, openMs: 15_000 });
});

test("a passing fault is tried three times, a 'no' and a lasting fault once", async () => {
  const triesOf = async (error: Error) => {
    let tries = 0;
    const ask = providerPolicy({ ...providerBudget, totalMs: 10_000 });
    await expect(ask(() => (tries++, Promise.reject(error)))).rejects.toBe(error);
    return tries;
  };
  const [passing, lasting, refused] = await Promise.all([
    triesOf(new ProviderAway("500")),
    triesOf(new ProviderAway("401", { isPassing: false })),
    triesOf(new ProviderRefused("REFUSED", "no")),
  ]);
  expect([passing, lasting, refused]).toEqual([3, 1, 1]);
});

test("F21 a call that hangs ends with the budget, as an outage", async () => {
  const ask = providerPolicy({ ...providerBudget, totalMs: 80 });
  const started = performance.now();
  await expect(ask(() => new Promise(() => {}))).rejects.toBeInstanceOf(ProviderAway);
  expect(performance.now() - started).toBeLessThan(1_000);
});

test("F21 a wait that the provider asks for is kept", async () => {
  const times: number[] = [];
  const ask = providerPolicy({ ...providerBudget, retries: 1 });
  const call = () => {
    times.push(performance.now());
    return times.length === 1
      ? Promise.reject(new ProviderAway("429", { retryAfterMs: 1_200 }))
      : Promise.resolve("ok");
  };
  expect(await ask(call)).toBe("ok");
  expect(Number(times[1]) - Number(times[0])).toBeGreaterThanOrEqual(1_190);
});

test("F21 after five failures in a row nobody is asked, until the time is over", async () => {
  let calls = 0;
  const ask = providerPolicy({ ...providerBudget, retries: 0, openMs: 60 });
  const fail = () => ask(() => (calls++, Promise.reject(new ProviderAway("500"))));
  for (let i = 0; i < 5; i++) await expect(fail()).rejects.toBeInstanceOf(ProviderAway);
  await expect(fail()).rejects.toMatchObject({ isPassing: false });
  expect(calls).toBe(5);
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(await ask(() => Promise.resolve("back"))).toBe("back");
});

test("refusals in a row are answers and do not open the breaker", async () => {
  const ask = providerPolicy({ ...providerBudget, retries: 0 });
  for (let i = 0; i < 8; i++)
    await expect(ask(() => Promise.reject(new ProviderRefused("REFUSED", "no")))).rejects.toMatchObject({
      code: "REFUSED",
    });
  expect(await ask(() => Promise.resolve("ok"))).toBe("ok");
});
