import { expect, test } from "vitest";
import { placeAt } from "./gone-place.ts";

test.each([
  ["/p/tall-mug", { kind: "product", slug: "tall-mug" }],
  ["/s/m%C3%BChle", { kind: "seller", slug: "mühle" }],
  ["/c/mugs", undefined],
  ["/p/", undefined],
  ["/p/tall-mug/more", undefined],
  ["/p/%E0%A4%A", undefined],
  ["/seller/products", undefined],
])("UX-60 %s is about %o", (path, place) => {
  expect(placeAt(path)).toEqual(place);
});
