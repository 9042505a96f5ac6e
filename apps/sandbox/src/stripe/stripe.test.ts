import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { call, cards, newSession, openOutside, pay, postsOf, stripeAt, webhookSecret } from "../testing.ts";
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
});

const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable("was not refused"),
    (error: unknown) => (error instanceof Stripe.errors.StripeError ? error : expect.unreachable(String(error))),
  );

test("a paid session is complete, its intent succeeded, and the signed webhooks say so", async () => {
  const session = await newSession(stripe);
  expect(session).toMatchObject({ status: "open", payment_status: "unpaid", amount_total: 2_800, currency: "eur" });
  expect(session.payment_intent).toBeNull();
  expect(session.url).toBe(`${outside.url}/pay/${session.id}`);

  const paid = await pay(outside, session.id, cards.good);
  expect(paid).toMatchObject({ status: "paid", redirectTo: `http://shop.test/return?session=${session.id}` });

  const after = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ["payment_intent.latest_charge", "line_items"],
  });
  expect(after).toMatchObject({ status: "complete", payment_status: "paid", url: null });
  expect(after.line_items?.data.map((line) => line.amount_total)).toEqual([2_400, 400]);
  const intent = after.payment_intent as Stripe.PaymentIntent;
  expect(intent).toMatchObject({ status: "succeeded", amount_received: 2_800, metadata: { orderId: "o-1" } });
  expect(intent.latest_charge).toMatchObject({ paid: true, amount_captured: 2_800 });

  await postsOf(outside.shop, 2);
  const events = outside.shop.posts.map((post) =>
    stripe.webhooks.constructEvent(post.body, post.signature, webhookSecret),
  );
  expect(events.map((event) => event.type).sort()).toEqual(["checkout.session.completed", "payment_intent.succeeded"]);
  const stored = await stripe.events.retrieve(events[0]?.id ?? "");
  expect(stored.data.object).toEqual(events[0]?.data.object);
});

test("a declined card leaves the session open, and another card pays it with the same intent", async () => {
  const session = await newSession(stripe);
  expect(await pay(outside, session.id, cards.declined)).toMatchObject({ status: "declined", code: "card_declined" });
  const poor = await pay(outside, session.id, cards.poor);
  expect(poor).toMatchObject({ status: "declined", declineCode: "insufficient_funds" });
  const failed = await stripe.paymentIntents.retrieve(poor.paymentIntent);
  expect(failed.status).toBe("requires_payment_method");
  expect(failed.last_payment_error).toMatchObject({ code: "card_declined", decline_code: "insufficient_funds" });
  expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe("open");

  const paid = await pay(outside, session.id, cards.good);
  expect(paid).toMatchObject({ status: "paid", paymentIntent: poor.paymentIntent });
  const types = (await postsOf(outside.shop, 4)).map((event) => event.type).sort();
  expect(types).toEqual([
    "checkout.session.completed",
    "payment_intent.payment_failed",
    "payment_intent.payment_failed",
    "payment_intent.succeeded",
  ]);
  expect((await stripe.paymentIntents.retrieve(paid.paymentIntent)).last_payment_error).toBeNull();
});

test("a card that asks is paid after Confirm and not after Refuse", async () => {
  const session = await newSession(stripe);
  const asked = await pay(outside, session.id, cards.asks);
  expect(asked.status).toBe("needs_confirmation");
  expect((await stripe.paymentIntents.retrieve(asked.paymentIntent)).status).toBe("requires_action");
  const confirm = (answer: string) => call(`${outside.url}/api/sessions/${session.id}/confirm`, "POST", { answer });
  expect(await confirm("refuse")).toMatchObject({ status: "declined", code: "payment_intent_authentication_failure" });
  expect(await confirm("confirm")).toMatchObject({ status: "declined" });
  const atOnce = { card: cards.asks, answer: "confirm" };
  expect(await call(`${outside.url}/api/sessions/${session.id}/pay`, "POST", atOnce)).toMatchObject({ status: "paid" });
});

test("paying twice charges once", async () => {
  const session = await newSession(stripe);
  const both = await Promise.all([pay(outside, session.id, cards.good), pay(outside, session.id, cards.good)]);
  expect(both.map((one) => one.status).sort()).toEqual(["complete", "paid"]);
  expect((await stripe.charges.list({ limit: 10 })).data).toHaveLength(1);
});

test("the same idempotency key gives the same answer and makes nothing new", async () => {
  const first = await newSession(stripe, {}, "order-1");
  const second = await newSession(stripe, {}, "order-1");
  expect(second.id).toBe(first.id);
  expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
  expect((await stripe.checkout.sessions.list()).data).toHaveLength(1);
  const other = await refused(newSession(stripe, { client_reference_id: "o-2" }, "order-1"));
  expect(other).toMatchObject({ statusCode: 400, rawType: "idempotency_error" });
  expect(other).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
});

test("refunds never exceed what was captured", async () => {
  const session = await newSession(stripe);
  const { paymentIntent } = await pay(outside, session.id, cards.good);
  const part = await stripe.refunds.create({
    payment_intent: paymentIntent,
    amount: 800,
    metadata: { refundId: "r-1" },
  });
  expect(part).toMatchObject({ status: "succeeded", amount: 800, metadata: { refundId: "r-1" } });
  const tooMuch = await refused(stripe.refunds.create({ payment_intent: paymentIntent, amount: 2_001 }));
  expect(tooMuch).toMatchObject({ statusCode: 400, rawType: "invalid_request_error", param: "amount" });
  expect((await stripe.refunds.create({ payment_intent: paymentIntent })).amount).toBe(2_000);
  const again = await refused(stripe.refunds.create({ payment_intent: paymentIntent }));
  expect(again.code).toBe("charge_already_refunded");

  const types = (await postsOf(outside.shop, 8)).map((event) => event.type);
  expect(types.filter((type) => type === "charge.refunded")).toHaveLength(2);
  expect(types.filter((type) => type === "refund.updated")).toHaveLength(2);
  expect((await stripe.refunds.list({ payment_intent: paymentIntent })).data.map((refund) => refund.amount)).toEqual([
    2_000, 800,
  ]);
  const book = await call<{ items: unknown[] }>(`${outside.url}/api/charges`);
  expect(book.items).toEqual([
    expect.objectContaining({
      paymentIntent,
      amount: 2_800,
      currency: "EUR",
      status: "succeeded",
      refunded: 2_800,
      tries: 1,
    }),
  ]);
});

test("refuses to refund an intent that was never paid", async () => {
  const session = await newSession(stripe);
  const { paymentIntent } = await pay(outside, session.id, cards.declined);
  const error = await refused(stripe.refunds.create({ payment_intent: paymentIntent }));
  expect(error.message).toContain("does not have a successful charge");
});

test("an expired session cannot be paid, its tried intent is cancelled, and it cannot expire twice", async () => {
  const session = await newSession(stripe);
  const { paymentIntent } = await pay(outside, session.id, cards.declined);
  expect((await stripe.checkout.sessions.expire(session.id)).status).toBe("expired");
  expect(await pay(outside, session.id, cards.good)).toEqual({ status: "expired" });
  expect((await stripe.paymentIntents.retrieve(paymentIntent)).status).toBe("canceled");
  const types = (await postsOf(outside.shop, 3)).map((event) => event.type).sort();
  expect(types).toEqual(["checkout.session.expired", "payment_intent.canceled", "payment_intent.payment_failed"]);
  expect((await refused(stripe.checkout.sessions.expire(session.id))).message).toContain("status of `expired`");
  expect((await stripe.charges.list()).data.every((charge) => !charge.paid)).toBe(true);
});

test("a paid session cannot be expired", async () => {
  const session = await newSession(stripe);
  await pay(outside, session.id, cards.good);
  expect((await refused(stripe.checkout.sessions.expire(session.id))).message).toContain("status of `complete`");
});

test("capturing what is captured, and cancelling what Checkout made, are refused as the provider does", async () => {
  const session = await newSession(stripe);
  const { paymentIntent } = await pay(outside, session.id, cards.declined);
  expect((await refused(stripe.paymentIntents.cancel(paymentIntent))).message).toContain("created by Checkout");
  await pay(outside, session.id, cards.good);
  const capture = await refused(stripe.paymentIntents.capture(paymentIntent));
  expect(capture).toMatchObject({ code: "payment_intent_unexpected_state", statusCode: 400 });
  expect(capture.message).toContain("already been captured");
});

test("bad requests are refused in the provider's own shape", async () => {
  const wrongKey = await refused(newSession(stripeAt(outside.url, "sk_test_other")));
  expect(wrongKey).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
  const missing = await refused(stripe.checkout.sessions.retrieve("cs_test_nobody"));
  expect(missing).toMatchObject({ statusCode: 404, code: "resource_missing" });
  expect(missing.requestId).toMatch(/^req_/);
  const noUrl = await refused(stripe.checkout.sessions.create({ mode: "payment", line_items: [] }));
  expect(noUrl.code).toBe("parameter_missing");
  const colourful = { payment_intent: "pi_1", colour: "red" };
  const unknown = await refused(stripe.refunds.create(colourful));
  expect(unknown).toMatchObject({ code: "parameter_unknown", param: "colour" });
  const soon = await refused(newSession(stripe, { expires_at: Math.floor(Date.now() / 1000) + 60 }));
  expect(soon.param).toBe("expires_at");
  const cheap = [{ quantity: 1, price_data: { currency: "eur", unit_amount: 10, product_data: { name: "Crumb" } } }];
  expect((await refused(newSession(stripe, { line_items: cheap }))).code).toBe("amount_too_small");
  const badExpand = await refused(
    stripe.checkout.sessions.list({ expand: ["data.nothing"] }).then(() => newSession(stripe, { expand: ["nothing"] })),
  );
  expect(badExpand.message).toContain("cannot be expanded");
});

test("lists page from the newest to the oldest and filter by intent and type", async () => {
  const made: string[] = [];
  for (let n = 0; n < 5; n += 1) made.unshift((await newSession(stripe, { client_reference_id: `o-${n}` })).id);
  const all: string[] = [];
  for await (const session of stripe.checkout.sessions.list({ limit: 2 })) all.push(session.id);
  expect(all).toEqual(made);
  const { paymentIntent } = await pay(outside, made[2] ?? "", cards.good);
  const found = await stripe.checkout.sessions.list({ payment_intent: paymentIntent, expand: ["data.payment_intent"] });
  expect(found.data.map((session) => session.id)).toEqual([made[2]]);
  expect(found.data[0]?.payment_intent).toMatchObject({ id: paymentIntent, status: "succeeded" });
  const events = await stripe.events.list({ types: ["payment_intent.succeeded"] });
  expect(events.data).toHaveLength(1);
});
