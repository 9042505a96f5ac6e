import { expect, test } from "vitest";
import { choiceParam, textParam } from "./search-params.ts";

test("takes one line of text from the address, and nothing for what is empty", () => {
  expect(textParam({ q: "  tall mug\n" }, "q")).toBe("tall mug");
  expect(textParam({ q: ["mug", "cup"] }, "q")).toBe("mug");
  expect(textParam({ q: "  " }, "q")).toBeUndefined();
  expect(textParam({}, "q")).toBeUndefined();
  expect(textParam({ q: "x".repeat(500) }, "q")).toHaveLength(200);
});

test("X54 takes only words that are known for a choice", () => {
  expect(choiceParam({ tab: "shipped" }, "tab", ["to-ship", "shipped"])).toBe("shipped");
  expect(choiceParam({ tab: "constructor" }, "tab", ["to-ship", "shipped"])).toBeUndefined();
});
