import { describe, expect, it } from "vitest";
import { searchTerms } from "./search-terms.ts";

describe("searchTerms", () => {
  it("takes the last word for the beginning of one", () => {
    expect(searchTerms("blue stoneware ju")).toEqual({
      text: "blue stoneware ju",
      head: "blue stoneware",
      prefix: "ju:*",
    });
    expect(searchTerms(" Tässchen ")).toEqual({ text: "Tässchen", head: "", prefix: "tässchen:*" });
  });

  it("leaves a query alone that says exactly what it means, or whose last word says nothing", () => {
    for (const query of ['"blue jug"', "jug -blue", "a:*b | c", "(((", "jug b"]) {
      expect(searchTerms(query)).toEqual({ text: query, head: "", prefix: "" });
    }
  });
});
