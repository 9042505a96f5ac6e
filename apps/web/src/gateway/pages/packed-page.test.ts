import { randomBytes } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { gzipFilled, packParts } from "./packed-page.ts";

const bytes = (...texts: string[]) => texts.map((text) => Buffer.from(text));
const unpacked = (parts: Buffer[], gaps: (number | undefined)[], fills: Buffer[]) =>
  gunzipSync(gzipFilled(packParts(parts, gaps), fills)).toString();

test("what is put together is what any reader of gzip takes apart again", () => {
  expect(unpacked(bytes("<p>", " and ", "</p>"), [undefined, undefined], bytes("Ada", "Bø"))).toBe("<p>Ada and Bø</p>");
  expect(unpacked(bytes("one part"), [], [])).toBe("one part");
  expect(unpacked(bytes("", "", ""), [1, undefined], bytes("a", ""))).toBe("a");
});

test("parts that repeat each other say so, across what is filled in too", () => {
  const text = randomBytes(8_000).toString("hex");
  const nonce = randomBytes(16).toString("base64");
  const parts = bytes(text, text, text.slice(9), text);
  const fills = bytes(nonce, nonce, nonce);
  const whole = gzipFilled(packParts(parts, [24, 24, 24]), fills);
  expect(gunzipSync(whole).toString()).toBe([text, nonce, text, nonce, text.slice(9), nonce, text].join(""));
  expect(whole.length).toBeLessThan(text.length);
});

test("nothing points over a gap of unknown length", () => {
  const text = randomBytes(4_000).toString("hex");
  const packed = packParts(bytes(text, text), [undefined]);
  for (const name of ["", "Ada", "a".repeat(400)]) {
    expect(gunzipSync(gzipFilled(packed, bytes(name))).toString() === text + name + text).toBe(true);
  }
});
