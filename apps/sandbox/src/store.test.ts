import { appendFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Env } from "./env.ts";
import { startSandbox } from "./start-sandbox.ts";
import { openStore } from "./store.ts";
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

const body = (id: number, html = "<p>é</p>") => ({ id: `mail-${id}`, html });

test("what is remembered is read again piece by piece, however long the file and its lines", () => {
  const path = env.dataFile ?? "";
  const before = openStore(path);
  const bodies = Array.from({ length: 9 }, (_, place) => "é".repeat(place * 400_000));
  for (const [place, html] of bodies.entries()) before.commit({ bodies: [body(place, html)] });
  before.close();
  const after = openStore(path);
  expect([...after.bodies.values()].map(({ html }) => html === bodies.shift())).toEqual(Array(9).fill(true));
  after.close();
});

test("the file grows with what is remembered, not with what happened, and loses nothing over it", () => {
  const path = env.dataFile ?? "";
  const store = openStore(path, 10_000);
  for (let time = 0; time < 2_000; time++) {
    store.commit({ bodies: [body(time % 3, `version ${time}`)] });
    expect(statSync(path).size).toBeLessThan(11_000);
  }
  store.close();
  const again = openStore(path, 10_000);
  expect([...again.bodies.values()].map(({ html }) => html)).toEqual(["version 1998", "version 1999", "version 1997"]);
  again.commit({ bodies: [body(3, "one more")] });
  again.close();
  const last = openStore(path);
  expect(last.bodies.get("mail-3")?.html).toBe("one more");
  last.close();
});

test("answers to keys are forgotten after a day, what letters show after five thousand younger ones", () => {
  const store = openStore(env.dataFile);
  const answer = { fingerprint: "f", status: 200, body: {}, requestId: "r" };
  store.commit({ answers: [{ ...answer, id: "old", at: Date.now() - 86_400_001 }] });
  store.commit({ answers: [{ ...answer, id: "young", at: Date.now() - 86_000_000 }] });
  for (let id = 0; id < 5_002; id++) store.commit({ bodies: [body(id)] });
  expect([...store.answers.keys()]).toEqual(["young"]);
  expect([store.bodies.size, store.bodies.has("mail-1"), store.bodies.has("mail-2")]).toEqual([5_000, false, true]);
  store.close();
});

test("a taken port is an error, not a silent process", async () => {
  const first = await startSandbox(env);
  const port = Number(new URL(first.url).port);
  await expect(startSandbox({ ...env, port, dataFile: undefined })).rejects.toThrow("EADDRINUSE");
  await first.stop();
});
