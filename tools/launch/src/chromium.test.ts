import { expect, test } from "vitest";
import { pickChromium } from "./chromium.ts";

const only = (present: string) => (path: string) => path === present;

test("Playwright's own Chromium comes before the system's", () => {
  expect(pickChromium({ downloaded: "/pw/chrome" }, () => true)).toBe("/pw/chrome");
  expect(pickChromium({ downloaded: "/pw/chrome" }, only("/usr/bin/chromium"))).toBe("/usr/bin/chromium");
});

test("a browser that was asked for and is absent is refused instead of replaced", () => {
  expect(() => pickChromium({ wanted: "/mine" }, only("/usr/bin/chromium"))).toThrow("There is no browser at /mine.");
});

test("no browser at all is one clear sentence", () => {
  expect(() => pickChromium({}, () => false)).toThrow(/No Chromium: run/);
});
