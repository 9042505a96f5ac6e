import { expect, test } from "vitest";
import { tagsOf } from "./page-tags.ts";

test("a page shows itself and the products it leads to, whatever its language", () => {
  const html = `<a href="/p/mug?v=1">a</a><a href="/de/p/bowl#reviews">b</a><a href="/p/mug">c</a><a href="/s/loom">d</a>`;
  expect(tagsOf("/", html)).toEqual(["*", "lists", "p:mug", "p:bowl"]);
  expect(tagsOf("/de", "")).toEqual(["*", "lists"]);
  expect(tagsOf("/categories", "")).toEqual(["*", "lists"]);
  expect(tagsOf("/de/c/kitchen/mugs", html)).toEqual(["*", "c:mugs", "p:mug", "p:bowl"]);
  expect(tagsOf("/ar/s/loom", "")).toEqual(["*", "s:loom"]);
  expect(tagsOf("/p/mug/stock", "[]")).toEqual(["*", "p:mug"]);
  expect(tagsOf("/help", "")).toEqual(["*"]);
});
