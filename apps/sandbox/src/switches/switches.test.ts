import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { call, newSession, openOutside, setSwitches } from "../testing.ts";
import type { Outside } from "../testing.ts";

let outside: Outside;
beforeAll(async () => void (outside = await openOutside()));
afterAll(() => outside.stop());
beforeEach(async () => void (await call(`${outside.url}/api/reset`, "POST")));

const mail = { from: "Stallhouse <hello@stallhouse.test>", to: "ada@example.org", subject: "Hello", text: "Hello" };
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => "answered",
    (error: unknown) => error,
  );

test("slow: the answer comes late but comes", async () => {
  await setSwitches(outside, { stripe: { latencyMs: 300 } });
  const before = performance.now();
  await newSession(outside.stripe);
  expect(performance.now() - before).toBeGreaterThan(290);
});

test("failing: the next so many, in the provider's shape, then well again", async () => {
  await setSwitches(outside, { stripe: { failNext: 2, status: 500 } });
  expect(await failure(newSession(outside.stripe, {}, "k"))).toMatchObject({ statusCode: 500, rawType: "api_error" });
  expect(await failure(newSession(outside.stripe, {}, "k"))).toBeInstanceOf(Stripe.errors.StripeAPIError);
  expect((await newSession(outside.stripe, {}, "k")).status).toBe("open");
});

test("429 says when to come back, and the SDK knows it as a rate limit", async () => {
  await setSwitches(outside, { stripe: { failRate: 1, status: 429 } });
  const error = await failure(newSession(outside.stripe));
  expect(error).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
  expect((error as Stripe.errors.StripeError).headers?.["retry-after"]).toBe("1");
});

test("hanging: nothing is answered and nothing is done", async () => {
  await setSwitches(outside, { stripe: { timeout: 1 } });
  expect(await failure(newSession(outside.stripe))).toBeInstanceOf(Stripe.errors.StripeConnectionError);
  expect((await outside.stripe.checkout.sessions.list()).data).toEqual([]);
});

test("dropped after the work: the same key finds what was made", async () => {
  // The SDK asks once more by itself when a connection breaks, so two have to break.
  await setSwitches(outside, { stripe: { dropAfterCommit: 2 } });
  expect(await failure(newSession(outside.stripe, {}, "order-9"))).toBeInstanceOf(Stripe.errors.StripeConnectionError);
  const made = (await outside.stripe.checkout.sessions.list()).data;
  expect(made).toHaveLength(1);
  expect((await newSession(outside.stripe, {}, "order-9")).id).toBe(made[0]?.id);
});

test("mail and SMS have switches of their own", async () => {
  await setSwitches(outside, { mail: { failNext: 1, status: 429 } });
  expect((await outside.resend.emails.send(mail)).error).toMatchObject({
    name: "rate_limit_exceeded",
    statusCode: 429,
  });
  await setSwitches(outside, { mail: { dropAfterCommit: true } });
  const options = { idempotencyKey: "n-1" };
  expect((await outside.resend.emails.send(mail, options)).data).toBeNull();
  await setSwitches(outside, { mail: { dropAfterCommit: false } });
  expect((await outside.resend.emails.send(mail, options)).data?.id).toBeTruthy();
  const { items } = await call<{ items: unknown[] }>(`${outside.url}/api/messages`);
  expect(items).toHaveLength(1);
});

test("a switch that does not exist is refused and nothing changes", async () => {
  const before = await call(`${outside.url}/api/switches`);
  expect(await setSwitches(outside, { stripe: { latency: 5 } } as never)).toMatchObject({
    error: "These are not switches.",
  });
  expect(await setSwitches(outside, { mail: { failRate: 2 } })).toMatchObject({ error: "These are not switches." });
  expect(await call(`${outside.url}/api/switches`)).toEqual(before);
});

test("the page sets what the API shows", async () => {
  const form = new URLSearchParams({
    "mail.timeout": "always",
    "webhooks.drop": "3",
    "stripe.latencyMs": "50",
    "webhooks.forge": "on",
  });
  const saved = await fetch(`${outside.url}/switches`, {
    method: "POST",
    body: form,
    headers: { origin: outside.url },
  });
  expect(await saved.text()).toContain("Saved.");
  expect(await call(`${outside.url}/api/switches`)).toMatchObject({
    mail: { timeout: true },
    stripe: { latencyMs: 50 },
    webhooks: { drop: 3, forge: true, reorder: false },
  });
  const foreign = await fetch(`${outside.url}/switches`, {
    method: "POST",
    body: form,
    headers: { origin: "http://evil.test" },
  });
  expect(foreign.status).toBe(403);
});
