import { expect, test } from "vitest";
import { createByBytes } from "./by-bytes.ts";

const open = () => {
  const things = createByBytes<string>({ most: 10, sizeOf: ({ length }) => length });
  return { things, here: () => [...things.all()] };
};

test("what was asked for least recently makes room, as much as is needed", () => {
  const { things, here } = open();
  for (const thing of ["aaa", "bbb", "ccc"]) things.put(thing, thing);
  expect(things.get("aaa")).toBe("aaa");
  things.put("d", "dddd");
  expect(here()).toEqual(["ccc", "aaa", "dddd"]);
  things.put("e", "eeeeeeeee");
  expect(here()).toEqual(["eeeeeeeee"]);
});

test("what is put anew counts once, what is dropped not at all, and what finds no room is not there", () => {
  const { things, here } = open();
  for (let time = 0; time < 9; time++) things.put("a", "aaaaa");
  things.put("b", "bbbbb");
  expect(here()).toEqual(["aaaaa", "bbbbb"]);
  things.drop("a");
  things.drop("nothing");
  things.put("c", "ccccc");
  expect(here()).toEqual(["bbbbb", "ccccc"]);
  things.put("b", "b".repeat(11));
  expect([things.get("b"), here()]).toEqual([undefined, []]);
});
