import { createHmac } from "node:crypto";
import Stripe from "stripe";
import { expect, test } from "vitest";
import { ProviderAway, ProviderRefused } from "./provider-port.ts";
import { createStripeProvider, declineReason, subjectOf, translateFault } from "./provider.ts";

const webhookSecret = "whsec_unit";
const provider = createStripeProvider({ apiKey: "sk_test_unit", webhookSecret });
const {
  StripeAPIError,
  StripeAuthenticationError,
  StripeConnectionError,
  StripeIdempotencyError,
  StripeInvalidRequestError,
  StripeRateLimitError,
} = Stripe.errors;

function sign(body: string, seconds = Math.floor(Date.now() / 1000), secret = webhookSecret): string {
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
}

function faultOf(error: Error): unknown {
  try {
    return translateFault(error);
  } catch (translated) {
    return translated;
  }
}

test.each([
  ["insufficient_funds", "INSUFFICIENT_FUNDS"],
  ["expired_card", "CARD_EXPIRED"],
  ["incorrect_cvc", "SECURITY_CODE_WRONG"],
  ["authentication_required", "NOT_CONFIRMED"],
  ["payment_intent_authentication_failure", "NOT_CONFIRMED"],
  ["processing_error", "BANK_AWAY"],
  ["generic_decline", "CARD_DECLINED"],
  ["fraudulent", "CARD_DECLINED"],
  [null, "CARD_DECLINED"],
])("PA-10 the provider's decline %s is %s with us", (code, reason) => {
  expect(declineReason(code)).toBe(reason);
});

test("PA-10 an outage, a failure and too many requests are 'no answer'; a wait asked for is kept", () => {
  expect(faultOf(new StripeConnectionError({ message: "reset" }))).toMatchObject({
    name: "ProviderAway",
    isPassing: true,
  });
  expect(faultOf(new StripeAPIError({ statusCode: 500 }))).toBeInstanceOf(ProviderAway);
  expect(faultOf(new StripeRateLimitError({ statusCode: 429, headers: { "retry-after": "2" } }))).toMatchObject({
    retryAfterMs: 2_000,
  });
  expect(faultOf(new StripeIdempotencyError({ statusCode: 409 }))).toBeInstanceOf(ProviderAway);
});

test("a key the provider does not take is an outage for customers, but not one that passes by asking again", () => {
  expect(faultOf(new StripeAuthenticationError({ statusCode: 401 }))).toMatchObject({
    name: "ProviderAway",
    isPassing: false,
  });
});

test("a 'no' stays a 'no'; a key whose failure the provider would repeat for ever is spent", () => {
  expect(faultOf(new StripeInvalidRequestError({ statusCode: 400 }))).toMatchObject({
    name: "ProviderRefused",
    code: "REFUSED",
  });
  expect(faultOf(new StripeInvalidRequestError({ statusCode: 400, code: "charge_already_refunded" }))).toMatchObject({
    code: "ALREADY_REFUNDED",
  });
  expect(faultOf(new StripeIdempotencyError({ statusCode: 400 }))).toMatchObject({ code: "KEY_SPENT" });
  const replayed = new StripeAPIError({ statusCode: 500, headers: { "idempotent-replayed": "true" } });
  expect(faultOf(replayed)).toBeInstanceOf(ProviderRefused);
});

test("what is no error of the provider passes unchanged: a bug must not look like an outage", () => {
  const bug = new TypeError("undefined is not a function");
  expect(faultOf(bug)).toBe(bug);
});

test("I20 a webhook is genuine only with our secret, its own body and a fresh signature", () => {
  const body = JSON.stringify({ id: "evt_1", type: "charge.refunded", data: { object: {} } });
  const now = Math.floor(Date.now() / 1000);
  expect(provider.verifyWebhook(body, sign(body))).toEqual({ eventId: "evt_1", type: "charge.refunded" });
  const wrong = [sign(body, now, "whsec_other"), sign(`${body} `), sign(body, now - 301), "", "t=1,v1=00"];
  for (const signature of wrong) {
    expect(() => provider.verifyWebhook(body, signature)).toThrow(
      expect.objectContaining({ reason: "WEBHOOK_REJECTED" }),
    );
  }
  const nameless = JSON.stringify({ type: "charge.refunded" });
  expect(() => provider.verifyWebhook(nameless, sign(nameless))).toThrow(
    expect.objectContaining({ reason: "WEBHOOK_REJECTED" }),
  );
});

test.each([
  ["a little ahead, as clocks go", 10, true],
  ["ahead by more than clocks differ", 20, false],
  ["five minutes ahead", 300, false],
  ["a year ahead", 31_536_000, false],
])("I20 X19 a webhook signed %s: taken is %s", (_what, secondsAhead, isTaken) => {
  const body = JSON.stringify({ id: "evt_2", type: "charge.refunded", data: { object: {} } });
  const at = Math.floor(Date.now() / 1000) + secondsAhead;
  const signed = sign(body, at);
  const written = [signed, `t=${Math.floor(Date.now() / 1000)},${signed}`, signed.replace(`t=${at}`, `t=${at}x`)];
  for (const signature of written) {
    const verify = () => provider.verifyWebhook(body, signature);
    if (isTaken) expect(verify()).toMatchObject({ eventId: "evt_2" });
    else expect(verify).toThrow(expect.objectContaining({ reason: "WEBHOOK_REJECTED" }));
  }
});

test("a webhook's subject is its references; of a refund, never the amount", () => {
  const event = (object: object) => ({ data: { object } });
  expect(
    subjectOf(
      event({ id: "cs_1", object: "checkout.session", payment_intent: null, amount_total: 5, currency: "eur" }),
    ),
  ).toMatchObject({
    sessionId: "cs_1",
    providerIntentId: undefined,
    amount: 5,
    currency: "EUR",
  });
  expect(
    subjectOf(
      event({ id: "pi_1", object: "payment_intent", metadata: { paymentId: "p" }, amount: 5, currency: "eur" }),
    ),
  ).toMatchObject({
    sessionId: undefined,
    providerIntentId: "pi_1",
    paymentId: "p",
  });
  expect(
    subjectOf(event({ id: "re_1", object: "refund", payment_intent: { id: "pi_1" }, amount: 3, currency: "eur" })),
  ).toMatchObject({
    providerRefundId: "re_1",
    providerIntentId: "pi_1",
    amount: undefined,
  });
});
