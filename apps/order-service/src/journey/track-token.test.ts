import { newId } from "@stallhouse/contracts/ids";
import type { OrderId } from "@stallhouse/contracts/ids";
import { expect, test } from "vitest";
import { createTrackTokens } from "./track-token.ts";

const tokens = createTrackTokens("one secret of at least 32 letters");
const now = new Date("2026-03-02T12:00:00Z");
const after = (days: number) => new Date(now.getTime() + days * 86_400_000);

test("UX-32 a token opens its order for ninety days, and fits into a link", () => {
  const orderId = newId<OrderId>();
  const token = tokens.sign(orderId, now);
  expect(token).toMatch(/^[\w-]{72}$/);
  expect(tokens.read(token, after(89.9))).toBe(orderId);
  expect(tokens.read(token, after(90))).toBeUndefined();
});

test("UX-32 X19 a token signed ahead of its time opens nothing until then", () => {
  const orderId = newId<OrderId>();
  const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  expect(tokens.read(tokens.sign(orderId, inSeconds(10)), now)).toBe(orderId);
  for (const seconds of [20, 86_400, 10 * 365 * 86_400]) {
    expect(tokens.read(tokens.sign(orderId, inSeconds(seconds)), now)).toBeUndefined();
  }
});

test("UX-32 nothing that was changed, cut, or signed elsewhere opens anything", () => {
  const token = tokens.sign(newId<OrderId>(), now);
  const changed = [...token].map(
    (letter, at) => `${token.slice(0, at)}${letter === "A" ? "B" : "A"}${token.slice(at + 1)}`,
  );
  const elsewhere = createTrackTokens("another secret of many letters..").sign(newId<OrderId>(), now);
  for (const forged of [...changed, elsewhere, token.slice(0, -1), `${token}AAAA`, "", "x", "é".repeat(40)]) {
    expect(tokens.read(forged, now)).toBeUndefined();
  }
});
