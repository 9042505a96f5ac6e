import { describe, expect, it } from "vitest";
import { typedWords } from "./typed-words.ts";

describe("typedWords", () => {
  it("takes a query apart into its words", () => {
    expect(typedWords("Blue stoneware ju")).toEqual(["blue", "stoneware", "ju"]);
    expect(typedWords(" Tässchen ")).toEqual(["tässchen"]);
    expect(typedWords("Water pitcher, 1.1 l")).toEqual(["water", "pitcher", "1.1", "l"]);
    expect(typedWords("salt & pepper, set-of-two")).toEqual(["salt", "pepper", "set", "of", "two"]);
  });

  it("leaves a query alone that says exactly what it means", () => {
    for (const query of ['"blue jug"', "jug -blue", "a:*b | c", "(((", "jug or cup"]) {
      expect(typedWords(query)).toEqual([]);
    }
  });
});
