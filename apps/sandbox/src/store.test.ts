import { appendFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Env } from "./env.ts";
import { startSandbox } from "./start-sandbox.ts";
import { call, cards, envFor, newSession, openShop, pay, postsOf, resendAt, setSwitches, stripeAt } from "./testing.ts";
import type { Shop } from "./testing.ts";

let folder: string;
let shop: Shop;
let env: Env;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  shop = await openShop();
  env = envFor(shop, { dataFile: join(folder, "data", "sandbox.jsonl") });
});
afterEach(async () => {
  await shop.close();
  rmSync(folder, { recursive: true });
});

test("payments, messages, keys and switches survive a restart, and webhooks still owed are posted", async () => {
  shop.answers.splice(0, Infinity, 503);
  const before = await startSandbox(env);
  const session = await newSession(stripeAt(before.url), {}, "order-1");
  const paid = await pay(before, session.id, cards.good);
  await resendAt(before.url).emails.send({ from: "a@b.test", to: "ada@example.org", subject: "Paid", text: "Paid" });
  await setSwitches(before, { mail: { latencyMs: 7 } });
  await postsOf(shop, 2);
  await before.stop();
  shop.posts.length = 0;
  shop.answers.splice(0, Infinity, 200);

  const after = await startSandbox(env);
  const events = await postsOf(shop, 2);
  expect(events.map((event) => event.type).sort()).toEqual(["checkout.session.completed", "payment_intent.succeeded"]);
  const stripe = stripeAt(after.url);
  expect((await stripe.paymentIntents.retrieve(paid.paymentIntent)).status).toBe("succeeded");
  expect((await newSession(stripe, {}, "order-1")).id).toBe(session.id);
  expect(await call(`${after.url}/api/messages?to=ADA@`)).toMatchObject({ items: [{ subject: "Paid" }] });
  expect(await call(`${after.url}/api/switches`)).toMatchObject({ mail: { latencyMs: 7 } });
  await call(`${after.url}/api/reset`, "POST");
  expect(statSync(env.dataFile ?? "").size).toBeLessThan(200);
  await after.stop();

  const empty = await startSandbox(env);
  expect(await call(`${empty.url}/api/messages`)).toEqual({ items: [] });
  expect((await stripeAt(empty.url).events.list()).data).toEqual([]);
  await empty.stop();
});

test("half a line left by a kill is forgotten and the next write is whole", async () => {
  const before = await startSandbox(env);
  const session = await newSession(stripeAt(before.url));
  await before.stop();
  appendFileSync(env.dataFile ?? "", '{"put":{"sessions":[{"id":"cs_te');
  const second = await startSandbox(env);
  expect(await pay(second, session.id, cards.good)).toMatchObject({ status: "paid" });
  await second.stop();
  const third = await startSandbox(env);
  expect((await stripeAt(third.url).checkout.sessions.retrieve(session.id)).status).toBe("complete");
  await third.stop();
});

test("a taken port is an error, not a silent process", async () => {
  const first = await startSandbox(env);
  const port = Number(new URL(first.url).port);
  await expect(startSandbox({ ...env, port, dataFile: undefined })).rejects.toThrow("EADDRINUSE");
  await first.stop();
});
