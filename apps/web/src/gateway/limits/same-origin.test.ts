import { expect, test } from "vitest";
import { isSameOrigin } from "./same-origin.ts";

const publicUrl = "http://localhost:3000";
const from = (headers: Record<string, string>) => isSameOrigin({ headers: new Headers(headers), publicUrl });

test("X55 takes changes from our own pages, by the public address or the one that was typed", () => {
  expect(from({ origin: publicUrl })).toBe(true);
  expect(from({ origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" })).toBe(true);
  expect(from({ origin: publicUrl, "sec-fetch-site": "same-origin" })).toBe(true);
});

test.each<Record<string, string>>([
  {},
  { origin: "null" },
  { origin: "http://localhost:4000", host: "localhost:3000" },
  { origin: "http://localhost:3000.evil.example", host: "localhost:3000" },
  { origin: "http://localhost:3000", "sec-fetch-site": "cross-site" },
  { origin: "http://localhost:3000", "sec-fetch-site": "none" },
])("X55 takes none from anywhere else (%j)", (headers) => {
  expect(from(headers)).toBe(false);
});
