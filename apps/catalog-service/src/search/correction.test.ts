import { describe, expect, it } from "vitest";
import { keysOf, waysToRead } from "./correction.ts";
import type { Word } from "./correction.ts";
import { letterDistance } from "./letter-distance.ts";

const known = (word: string, near: Word["near"] = []): Word => ({
  word,
  isStop: false,
  isKnown: true,
  isBeginning: false,
  near,
});
const unknown = (word: string, near: string[] = [], isBeginning = false): Word => ({
  ...known(
    word,
    near.map((other) => ({ word: other, n: 9 })),
  ),
  isKnown: false,
  isBeginning,
});
const corrected = (words: Word[]) => waysToRead(words, false).map((way) => way.corrected);

describe("letterDistance", () => {
  it.each([
    ["walnut", "walnut", 0],
    ["walnt", "walnut", 1],
    ["wallnut", "walnut", 1],
    ["wolnut", "walnut", 1],
    ["wanlut", "walnut", 1],
    ["walrus", "walnut", 2],
    ["", "mug", 3],
    ["tässchen", "tasschen", 1],
  ])("from %j to %j is %i", (from, to, letters) => {
    expect(letterDistance(from, to)).toBe(letters);
    expect(letterDistance(to, from)).toBe(letters);
  });
});

describe("keysOf", () => {
  it("shares a key between words a typo apart, and two in long ones", () => {
    const stored = (word: string) => new Set([word, ...[...word].map((_, i) => [...word].toSpliced(i, 1).join(""))]);
    for (const typo of ["walnt", "wallnut", "wolnut", "wanlut", "walnut"]) {
      expect(
        keysOf(typo).some((key) => stored("walnut").has(key)),
        typo,
      ).toBe(true);
    }
    expect(keysOf("stonewrae").some((key) => stored("stoneware").has(key))).toBe(true);
    expect(keysOf("stonwarre").some((key) => stored("stoneware").has(key))).toBe(true);
  });
});

describe("other ways to read a query", () => {
  it("UX-56 puts the nearest known word for an unknown one, the likelier first", () => {
    expect(corrected([known("walnut"), unknown("bowk", ["book", "bowl", "rook"])])).toEqual([
      "walnut book",
      "walnut bowl",
    ]);
    expect(corrected([unknown("tabel", ["table", "label"])])[0]).toBe("table");
    const often = {
      ...unknown("bowk"),
      near: [
        { word: "book", n: 1 },
        { word: "bowl", n: 5_000 },
      ],
    };
    expect(corrected([often])[0]).toBe("bowl");
  });

  it("takes the last word for the beginning of one before it takes it for a typo", () => {
    const [first] = waysToRead([known("walnut"), unknown("boar", ["boat"], true)], false);
    expect(first).toEqual({ text: "walnut", prefix: "boar:*", corrected: null });
  });

  it("UX-56 corrects nothing that is to stand as typed, and no word of two letters", () => {
    expect(waysToRead([unknown("walnt", ["walnut"])], true)).toEqual([]);
    expect(corrected([unknown("ju", ["jug"])])).toEqual([]);
  });

  it("doubts a known word last, and leaves alone what only fills a sentence", () => {
    const words = [unknown("clay", ["clan"]), known("lamb", [{ word: "lamp", n: 40 }])];
    expect(corrected(words)[0]).toBe("clan lamb");
    expect(corrected([{ ...known("the"), isStop: true, near: [{ word: "tie", n: 3 }] }])).toEqual([]);
  });

  it("tries a handful of ways, however many words", () => {
    const near = ["aaaab", "aaaac", "aaaad"];
    expect(
      waysToRead(
        Array.from({ length: 8 }, () => unknown("aaaaa", near)),
        false,
      ).length,
    ).toBeLessThanOrEqual(9);
  });
});
