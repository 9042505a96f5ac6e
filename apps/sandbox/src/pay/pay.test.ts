import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { call, cards, newSession, openOutside } from "../testing.ts";
import type { Outside } from "../testing.ts";
import { readCard } from "./card.ts";

let outside: Outside;
beforeAll(async () => void (outside = await openOutside()));
afterAll(() => outside.stop());
beforeEach(async () => void (await call(`${outside.url}/api/reset`, "POST")));

const filled = { number: cards.good, expiry: "12 / 34", cvc: "123", name: "Ada Lovelace" };
const post = (path: string, fields: Record<string, string>) =>
  fetch(outside.url + path, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
    headers: { origin: outside.url },
  });
const page = async (path: string) => (await fetch(outside.url + path)).text();

test("UX-21 a card may be typed with spaces, dashes or none, the date with or without the slash", () => {
  const now = new Date("2030-09-15");
  const read = (number: string, expiry: string) => readCard({ ...filled, number, expiry }, now);
  const card = { number: "4242424242424242", expMonth: 9, expYear: 2030, name: "Ada Lovelace" };
  for (const number of [cards.good, "4242424242424242", "4242-4242-4242-4242"])
    expect(read(number, "09 / 30")).toEqual({ card });
  for (const expiry of ["0930", "9/30", "09/2030", "09-30"]) expect(read(cards.good, expiry)).toEqual({ card });
  expect(read(cards.good, "08 / 30")).toEqual({
    errors: { expiry: "This card has expired. Use a date in the future." },
  });
  expect(read(cards.good, "13 / 30")).toHaveProperty("errors.expiry");
  expect(read("4242 4242 4242 4241", "09 / 30")).toHaveProperty("errors.number");
});

test("the page shows what is paid and goes to the shop when it is", async () => {
  const session = await newSession(outside.stripe);
  const html = await page(`/pay/${session.id}`);
  for (const text of ["€28.00", "Tall stoneware mug", "€24.00", "4242 4242 4242 4242", "http://shop.test/checkout"]) {
    expect(html).toContain(text);
  }
  const first = await post(`/pay/${session.id}`, filled);
  const second = await post(`/pay/${session.id}`, filled);
  const returnTo = `http://shop.test/return?session=${session.id}`;
  expect([first.status, first.headers.get("location")]).toEqual([303, returnTo]);
  expect([second.status, second.headers.get("location")]).toEqual([303, returnTo]);
  expect((await outside.stripe.charges.list()).data).toHaveLength(1);
  expect(await page(`/pay/${session.id}`)).toContain("This payment is complete");
});

test("a declined card is said plainly and the form stays", async () => {
  const session = await newSession(outside.stripe);
  const answer = await post(`/pay/${session.id}`, { ...filled, number: cards.poor });
  expect(answer.headers.get("location")).toBe(`/pay/${session.id}`);
  const html = await page(`/pay/${session.id}`);
  expect(html).toContain("There is not enough money on this card.");
  expect(html).toContain('name="number"');
});

test("mistakes are named at their field, and the security code is not sent back", async () => {
  const session = await newSession(outside.stripe);
  const answer = await post(`/pay/${session.id}`, { number: "1234", expiry: "99", cvc: "777", name: "<script>" });
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toMatch(/aria-invalid="true" aria-describedby="number-error"/);
  expect(html).toMatch(/id="expiry-error"/);
  expect(html).not.toContain("777");
  expect(html).toContain("&lt;script&gt;");
  expect((await outside.stripe.paymentIntents.list()).data).toEqual([]);
});

test("a card that asks shows the question, and both answers lead on", async () => {
  const session = await newSession(outside.stripe);
  await post(`/pay/${session.id}`, { ...filled, number: cards.asks });
  expect(await page(`/pay/${session.id}`)).toContain("Confirm payment");
  await post(`/pay/${session.id}/confirm`, { answer: "refuse" });
  expect(await page(`/pay/${session.id}`)).toContain("The payment was not confirmed.");
  await post(`/pay/${session.id}`, { ...filled, number: cards.asks });
  const confirmed = await post(`/pay/${session.id}/confirm`, { answer: "confirm" });
  expect(confirmed.headers.get("location")).toContain("http://shop.test/return");
});

test("an expired and an unknown page say so, and neither can be paid", async () => {
  const session = await newSession(outside.stripe);
  await outside.stripe.checkout.sessions.expire(session.id);
  expect(await page(`/pay/${session.id}`)).toContain("This payment page has expired");
  await post(`/pay/${session.id}`, filled);
  expect((await outside.stripe.charges.list()).data).toEqual([]);
  expect((await fetch(`${outside.url}/pay/cs_test_nobody`)).status).toBe(404);
});

test("another site cannot post to the payment page", async () => {
  const session = await newSession(outside.stripe);
  const body = new URLSearchParams(filled);
  const answer = await fetch(`${outside.url}/pay/${session.id}`, {
    method: "POST",
    body,
    headers: { origin: "http://evil.test" },
  });
  expect(answer.status).toBe(403);
});
