import { expect, test } from "vitest";
import { specRows } from "./spec-rows.ts";

const material = {
  key: "material",
  label: "Material",
  values: ["Stoneware"],
  labels: { ar: "الخامة" },
  valueLabels: { Stoneware: { de: "Steinzeug" } },
};
const knownMaterial = {
  label: { word: "Material", by: { ar: "الخامة" } },
  values: [{ word: "Stoneware", by: { de: "Steinzeug" } }],
};

test("a fact of the seller's stands in one row with what the category knows of it", () => {
  const facts = [
    { label: "material", value: "Stoneware, food-safe glaze" },
    { label: "Capacity", value: "350 ml" },
  ];
  expect(specRows({ facts, attributes: [material] })).toEqual([
    { ...knownMaterial, words: "Stoneware, food-safe glaze" },
    { label: { word: "Capacity" }, values: [], words: "350 ml" },
  ]);
});

test("what the seller does not say the category says, and a value nobody translated stays as it is", () => {
  const room = { key: "room", label: "Room", values: ["Hall", "Study"] };
  expect(specRows({ facts: [], attributes: [material, room] })).toEqual([
    knownMaterial,
    {
      label: { word: "Room", by: undefined },
      values: [
        { word: "Hall", by: undefined },
        { word: "Study", by: undefined },
      ],
    },
  ]);
});
