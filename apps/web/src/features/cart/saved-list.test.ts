import { expect, test } from "vitest";
import { parseList } from "~/api/own-list.ts";
import { savedList } from "./saved-list.ts";

const line = { variantId: "v1", slug: "tall-mug", title: "Tall mug", label: "Sand", imageUrl: null, quantity: 2 };

test("UX-30 what was saved for later is read back, and nothing that only looks like it", () => {
  const odd = [{ ...line, quantity: "2" }, { ...line, imageUrl: 7 }, { slug: "x" }, null, "v1"];
  expect(parseList(savedList, JSON.stringify([line, ...odd]))).toEqual([line]);
});
