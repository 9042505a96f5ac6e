import { describe, expect, it } from "vitest";
import { allTogether, attributeDefinitions, checkAttributes, inherited } from "./attributes.ts";

const color = { key: "color", label: "Colour", values: ["Moss", "Ink"] };

describe("attributes", () => {
  it("are inherited from above; the nearer definition of a key stands", () => {
    const near = { ...color, values: ["Rust"] };
    const care = { key: "care", label: "Care", values: ["By hand"] };
    expect(inherited([[color, care], [], [near]])).toEqual([near, care]);
  });

  it("of all categories together have the values of each, and what is said for them", () => {
    const toys = {
      key: "material",
      label: "Material",
      values: ["Beech", "Felt"],
      valueLabels: { Felt: { de: "Filz" } },
    };
    const mugs = { key: "material", label: "Material", values: ["Stoneware", "Beech"] };
    expect(allTogether([[mugs], [], [color, toys]])).toEqual([
      { ...mugs, values: ["Stoneware", "Beech", "Felt"], valueLabels: { Felt: { de: "Filz" } } },
      { ...color, valueLabels: {} },
    ]);
  });

  it.each([
    ["an unknown attribute", { size: ["Big"] }],
    ["an unknown value", { color: ["Teal"] }],
    ["a value twice", { color: ["Moss", "Moss"] }],
  ])("refuse %s", (_, given) => {
    expect(() => checkAttributes([color], given)).toThrow("INPUT_INVALID");
    expect(() => checkAttributes([color], { color: ["Moss", "Ink"] })).not.toThrow();
  });

  it("refuse definitions that say something twice", () => {
    expect(attributeDefinitions.safeParse([color]).success).toBe(true);
    expect(attributeDefinitions.safeParse([color, color]).success).toBe(false);
    expect(attributeDefinitions.safeParse([{ ...color, values: ["Moss", "Moss"] }]).success).toBe(false);
  });
});
