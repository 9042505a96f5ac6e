import { brokenTaken, textPlaces } from "@stallhouse/service/testing/inputs";
import { expect, test } from "vitest";
import { paymentRouter } from "./router.ts";

const places = textPlaces(paymentRouter);

test("half an emoji, NUL and turned text are refused in every text of every procedure", () => {
  expect(places.length).toBeGreaterThanOrEqual(8);
  const weak = places.flatMap((place) => brokenTaken(place).map((text) => [place.path, JSON.stringify(text)]));
  expect(weak).toEqual([]);
});
