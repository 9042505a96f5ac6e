import { expect, test } from "vitest";
import { hasLocales, localized, splitLocale } from "./locales.ts";

test.each([
  ["/", undefined, "/"],
  ["/de", "de", "/"],
  ["/de/p/mug", "de", "/p/mug"],
  ["/design", undefined, "/design"],
  ["/p/de", undefined, "/p/de"],
  ["/xx/p/mug", undefined, "/xx/p/mug"],
])("%s is said in %s at %s", (pathname, named, path) => {
  expect(splitLocale(pathname)).toEqual({ named, path });
});

test.each([
  ["/", "/de"],
  ["/p/mug?v=1", "/de/p/mug?v=1"],
  ["/de/cart", "/de/cart"],
  ["/seller/orders", "/seller/orders"],
  ["/api/media", "/api/media"],
  ["https://elsewhere.example/", "https://elsewhere.example/"],
  ["#main", "#main"],
])("a German page links %s as %s", (path, link) => {
  expect(localized(path, "de")).toBe(link);
});

test("the default language has no prefix", () => {
  expect(localized("/cart", "en")).toBe("/cart");
});

test("a seller's page of the shop is not the portal", () => {
  expect(hasLocales("/s/ember-and-oak")).toBe(true);
  expect(hasLocales("/sell")).toBe(true);
  expect(hasLocales("/seller")).toBe(false);
});
