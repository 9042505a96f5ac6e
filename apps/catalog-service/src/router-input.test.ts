import { brokenTaken, textPlaces } from "@stallhouse/service/testing/inputs";
import { expect, test } from "vitest";
import { catalogRouter } from "./router.ts";

const places = textPlaces(catalogRouter);

test("half an emoji, NUL and turned text are refused in every text of every procedure", () => {
  expect(places.length).toBeGreaterThanOrEqual(50);
  const weak = places.flatMap((place) => brokenTaken(place).map((text) => [place.path, JSON.stringify(text)]));
  expect(weak).toEqual([]);
});
