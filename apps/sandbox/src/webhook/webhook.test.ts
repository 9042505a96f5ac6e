import type Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { call, cards, newSession, openOutside, pause, pay, postsOf, setSwitches, webhookSecret } from "../testing.ts";
import type { Outside } from "../testing.ts";

let outside: Outside;
let stripe: Stripe;
beforeAll(async () => {
  outside = await openOutside();
  stripe = outside.stripe;
});
afterAll(() => outside.stop());
beforeEach(async () => {
  await call(`${outside.url}/api/reset`, "POST");
  outside.shop.posts.length = 0;
  outside.shop.answers.splice(0, Infinity, 200);
});

const payOne = async () => pay(outside, (await newSession(stripe)).id, cards.good);
const isGenuine = ({ body, signature }: { body: string; signature: string }) => {
  try {
    return stripe.webhooks.constructEvent(body, signature, webhookSecret).object === "event";
  } catch {
    return false;
  }
};

test("a webhook is posted again until the shop takes it, signed anew, and the log tells", async () => {
  outside.shop.answers.splice(0, Infinity, 500, 500, 200);
  await payOne();
  const events = await postsOf(outside.shop, 4);
  expect(events).toHaveLength(4);
  expect(new Set(events.map((event) => event.id)).size).toBe(2);
  expect(outside.shop.posts.every(isGenuine)).toBe(true);
  const log = await call<{ items: { state: string; attemptCount: number }[] }>(`${outside.url}/api/webhooks`);
  expect(log.items.map((item) => [item.state, item.attemptCount])).toEqual([
    ["delivered", 2],
    ["delivered", 2],
  ]);
});

test("duplicate posts the same event many times", async () => {
  await setSwitches(outside, { webhooks: { duplicate: 49 } });
  await payOne();
  const events = await postsOf(outside.shop, 100);
  expect(events).toHaveLength(100);
  expect(new Set(events.map((event) => event.id)).size).toBe(2);
});

test("forge adds one with a wrong signature to each, posted once", async () => {
  await setSwitches(outside, { webhooks: { forge: true } });
  await payOne();
  await postsOf(outside.shop, 4);
  expect(outside.shop.posts.map(isGenuine).filter(Boolean)).toHaveLength(2);
  expect(outside.shop.posts).toHaveLength(4);
});

test("drop loses all, or only the next so many", async () => {
  await setSwitches(outside, { webhooks: { drop: "all" } as never });
  await payOne();
  await setSwitches(outside, { webhooks: { drop: 1 } });
  await payOne();
  const events = await postsOf(outside.shop, 1);
  expect(events.map((event) => event.type)).toEqual(["checkout.session.completed"]);
  await payOne();
  expect(await postsOf(outside.shop, 3)).toHaveLength(3);
  expect((await stripe.events.list()).data).toHaveLength(6);
});

test("reorder lets the younger event overtake the older", async () => {
  await setSwitches(outside, { webhooks: { reorder: true } });
  await payOne();
  const events = await postsOf(outside.shop, 2);
  expect(events.map((event) => event.type)).toEqual(["checkout.session.completed", "payment_intent.succeeded"]);
});

test("delay posts later, and the payment itself does not wait for it", async () => {
  await setSwitches(outside, { webhooks: { delayMs: 400 } });
  await payOne();
  const paidAt = Date.now();
  expect(outside.shop.posts).toHaveLength(0);
  await postsOf(outside.shop, 2);
  expect(outside.shop.posts[0]?.at).toBeGreaterThan(paidAt + 300);
});

test("wrong amount: in the webhook only, or in the provider's books as well", async () => {
  await setSwitches(outside, { webhooks: { wrongAmount: -2_700 } });
  const { paymentIntent } = await payOne();
  const events = await postsOf(outside.shop, 2);
  const succeeded = events.find((event) => event.type === "payment_intent.succeeded");
  expect(succeeded?.data.object).toMatchObject({ amount: 100, amount_received: 100 });
  expect(isGenuine(outside.shop.posts[0] ?? { body: "", signature: "" })).toBe(true);
  expect((await stripe.paymentIntents.retrieve(paymentIntent)).amount_received).toBe(2_800);
  await setSwitches(outside, { webhooks: { wrongAmount: 0 }, stripe: { wrongAmount: 1 } });
  const other = await payOne();
  expect((await stripe.paymentIntents.retrieve(other.paymentIntent)).amount_received).toBe(2_801);
});

test("an event can be posted by hand: signed well, badly, long ago, many times", async () => {
  const send = (input: object) => call(`${outside.url}/api/webhooks/send`, "POST", input);
  const event = { type: "payment_intent.succeeded", data: { object: { id: "pi_nobody" } } };
  await send({ event });
  await send({ event, signature: "bad" });
  await send({ event, ageSeconds: 600 });
  expect(outside.shop.posts.map(isGenuine)).toEqual([true, false, false]);
  await send({ event, signature: "none" });
  expect(outside.shop.posts.at(-1)?.signature).toBe("undefined");
  outside.shop.answers.splice(0, Infinity, 400);
  expect(await send({ event, copies: 2 })).toMatchObject({ answers: [{ status: 400 }, { status: 400 }] });
});

test("reset forgets what is still to be posted", async () => {
  await setSwitches(outside, { webhooks: { delayMs: 100 } });
  await payOne();
  await call(`${outside.url}/api/reset`, "POST");
  await pause(250);
  expect(outside.shop.posts).toHaveLength(0);
});
