import { expect, it } from "vitest";
import { refreshDecision } from "./refresh-decision.ts";
import type { TokenState } from "./refresh-decision.ts";

const live: TokenState = {
  standing: null,
  isFamilyEnded: false,
  familyAgeSeconds: 600,
  tokenAgeSeconds: 300,
  rotatedSeconds: null,
};
const day = 86_400;

it.each([
  ["a live token", {}, "rotate"],
  ["a token exchanged 10 s ago", { rotatedSeconds: 10 }, "repeat"],
  ["a token exchanged 11 s ago", { rotatedSeconds: 11 }, "reused"],
  ["a family that ended", { isFamilyEnded: true }, "ended"],
  ["an exchanged token of a family that ended", { isFamilyEnded: true, rotatedSeconds: 3 }, "ended"],
  ["a token unused for a month", { tokenAgeSeconds: 31 * day }, "ended"],
  ["a family of half a year", { familyAgeSeconds: 181 * day }, "ended"],
  ["a token of a clock a little ahead", { tokenAgeSeconds: -10, familyAgeSeconds: -10 }, "rotate"],
  ["a token from the future", { tokenAgeSeconds: -20 }, "ended"],
  ["a family from the future", { familyAgeSeconds: -20 }, "ended"],
  ["an exchanged token from the future", { tokenAgeSeconds: -20, rotatedSeconds: 1 }, "ended"],
  ["a pending seller", { standing: "pending" as const }, "rotate"],
  ["a blocked seller", { standing: "blocked" as const, isFamilyEnded: true }, "blocked"],
])("X22 decides on %s", (_what, given, decision) => {
  expect(refreshDecision({ ...live, ...given })).toBe(decision);
});
