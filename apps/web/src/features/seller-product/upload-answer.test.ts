import { expect, test } from "vitest";
import { fileFault, readAnswer } from "./upload-answer.ts";

const kept = { mediaId: "1", url: "/media/1", width: 640, height: 480, color: "#aabbcc" };

test("CA-01 a picture that was taken comes back with its address and size", () => {
  expect(readAnswer(201, JSON.stringify(kept))).toEqual({ kind: "kept", url: "/media/1", width: 640, height: 480 });
});

test("CA-01 a refusal keeps its reason and what it is about", () => {
  const text = `{"reason":"MEDIA_REJECTED","details":{"cause":"pixels"}}`;
  expect(readAnswer(400, text)).toEqual({ kind: "refused", reason: "MEDIA_REJECTED", details: { cause: "pixels" } });
});

test("CA-01 a shop that is busy is asked again when it says so, unless that is far off", () => {
  const busy = (seconds: string) => `{"reason":"TOO_MANY_REQUESTS","details":{"retryAfterSeconds":"${seconds}"}}`;
  expect(readAnswer(429, busy("2"))).toEqual({ kind: "later", seconds: 2 });
  expect(readAnswer(503, busy("2"))).toEqual({ kind: "later", seconds: 2 });
  expect(readAnswer(429, busy("3600"))).toMatchObject({ kind: "refused", reason: "TOO_MANY_REQUESTS" });
  expect(readAnswer(400, busy("2"))).toMatchObject({ kind: "refused" });
});

test.each([
  [502, "<html>Bad gateway</html>"],
  [201, "null"],
  [201, `{"url":"/media/1"}`],
  [0, ""],
])("CA-01 an answer that is none of ours (%i %s) counts as the shop being away", (status, text) => {
  expect(readAnswer(status, text)).toEqual({ kind: "refused", reason: "SERVICE_AWAY", details: {} });
});

test.each([
  [{ type: "image/png", size: 10_000_000 }, undefined],
  [{ type: "image/png", size: 10_000_001 }, "bytes"],
  [{ type: "image/svg+xml", size: 300 }, "type"],
  [{ type: "image/heic", size: 300 }, "type"],
  [{ type: "", size: 300 }, undefined],
  [{ type: "image/jpeg", size: 0 }, "broken"],
] as const)("CA-01 %o need not be sent: %s", (file, fault) => {
  expect(fileFault(file)).toBe(fault);
});
