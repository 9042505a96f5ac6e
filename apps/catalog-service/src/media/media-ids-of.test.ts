import { newId } from "@stallhouse/contracts/ids";
import type { MediaId } from "@stallhouse/contracts/ids";
import { expect, test } from "vitest";
import { mediaIdsOf } from "./media-ids-of.ts";

const id = newId<MediaId>();
const of = (...urls: string[]) => mediaIdsOf(urls.map((url) => ({ url })));

test("finds each uploaded picture once, among those that are files", () => {
  expect(of(`/media/${id}`, "/products/jug.webp", `/media/${id}`)).toEqual([id]);
  expect(of("/products/jug.webp")).toEqual([]);
});
