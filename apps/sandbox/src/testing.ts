import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Resend } from "resend";
import Stripe from "stripe";
import type { Env } from "./env.ts";
import { startSandbox } from "./start-sandbox.ts";
import type { Sandbox } from "./start-sandbox.ts";
import type { SwitchesPatch } from "./switches/switches-input.ts";

/** A shop's webhook door: remembers what was posted and answers as told. */
export type Shop = {
  url: string;
  posts: { body: string; signature: string; at: number }[];
  /** Status of the coming answers; the last one stays. */
  answers: number[];
  close(): Promise<void>;
};

export const webhookSecret = "whsec_test_secret";

export async function openShop(): Promise<Shop> {
  const posts: Shop["posts"] = [];
  const answers = [200];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      posts.push({ body, signature: String(request.headers["stripe-signature"]), at: Date.now() });
      response.statusCode = (answers.length > 1 ? answers.shift() : answers[0]) ?? 200;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/api/webhooks/payments`, posts, answers, close };
}

export function envFor(shop: { url: string }, more: Partial<Env> = {}): Env {
  return {
    host: "127.0.0.1",
    port: 0,
    publicUrl: undefined,
    webhookUrl: shop.url,
    webhookSecret,
    stripeApiKey: "sk_test_key",
    resendApiKey: "re_test_key",
    smsAccountSid: "AC0001",
    smsAuthToken: "sms-token",
    dataFile: undefined,
    ...more,
  };
}

export type Outside = Sandbox & { shop: Shop; stripe: Stripe; resend: Resend };

/** A sandbox on a free port, a shop it posts to, and the providers' own SDKs pointed at it. */
export async function openOutside(): Promise<Outside> {
  const shop = await openShop();
  const sandbox = await startSandbox(envFor(shop));
  const stop = async () => {
    await sandbox.stop();
    await shop.close();
  };
  return { ...sandbox, stop, shop, stripe: stripeAt(sandbox.url), resend: resendAt(sandbox.url) };
}

export function stripeAt(url: string, apiKey = "sk_test_key"): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(apiKey, {
    host: hostname,
    port,
    protocol: "http",
    telemetry: false,
    maxNetworkRetries: 0,
    timeout: 2_000,
  });
}

export function resendAt(url: string, apiKey = "re_test_key"): Resend {
  return new Resend(apiKey, { baseUrl: url });
}

/** A session for 28.00 EUR of order o-1. */
export function newSession(
  stripe: Stripe,
  more: Partial<Stripe.Checkout.SessionCreateParams> = {},
  idempotencyKey?: string,
) {
  const line = (name: string, unit_amount: number, quantity: number) => ({
    quantity,
    price_data: { currency: "eur", unit_amount, product_data: { name } },
  });
  return stripe.checkout.sessions.create(
    {
      mode: "payment",
      line_items: [line("Tall stoneware mug", 1_200, 2), line("Delivery from Ember & Oak", 400, 1)],
      client_reference_id: "o-1",
      customer_email: "ada@example.org",
      metadata: { orderId: "o-1" },
      payment_intent_data: { metadata: { orderId: "o-1" } },
      success_url: "http://shop.test/return?session={CHECKOUT_SESSION_ID}",
      cancel_url: "http://shop.test/checkout",
      ...more,
    },
    idempotencyKey === undefined ? undefined : { idempotencyKey },
  );
}

export const cards = {
  good: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  poor: "4000 0000 0000 9995",
  asks: "4000 0025 0000 3155",
};

/** Calls our own JSON API; answers the parsed body. */
export async function call<T>(url: string, method = "GET", body?: unknown): Promise<T> {
  const init =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const response = await fetch(url, { method, ...init });
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

type PayAnswer = { status: string; paymentIntent: string; redirectTo?: string; code?: string; declineCode?: string };

export function pay(outside: { url: string }, sessionId: string, card: string) {
  return call<PayAnswer>(`${outside.url}/api/sessions/${sessionId}/pay`, "POST", { card });
}

export function setSwitches(outside: { url: string }, patch: SwitchesPatch): Promise<unknown> {
  return call(`${outside.url}/api/switches`, "PUT", patch);
}

/** Waits until so many posts arrived, and a little longer, so that one too many shows as well. */
export async function postsOf(shop: Shop, count: number): Promise<Stripe.Event[]> {
  const end = Date.now() + 4_000;
  while (shop.posts.length < count && Date.now() < end) await pause(10);
  await pause(50);
  return shop.posts.map((post) => JSON.parse(post.body) as Stripe.Event);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
