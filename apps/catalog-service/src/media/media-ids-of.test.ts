import { newId } from "@stallhouse/contracts/ids";
import type { MediaId } from "@stallhouse/contracts/ids";
import { expect, test } from "vitest";
import { mediaIdsOf } from "./media-ids-of.ts";

const id = newId<MediaId>();
const of = (...urls: string[]) => mediaIdsOf(urls.map((url) => ({ url })));

test("finds each uploaded picture once, among pictures from elsewhere", () => {
  expect(of(`/media/${id}`, "/products/jug.webp", `https://elsewhere.test/media/${id}`, `/media/${id}`)).toEqual([id]);
  expect(of("/mediaeval/x.webp")).toEqual([]);
});

test.each([
  "/media/jug.webp",
  "/media",
  `/media/${id}/640.webp`,
  `/media/${id}?x=1`,
  `/media/${id}#x`,
  `/media/${id.toUpperCase()}`,
  `/x/../media/${id}`,
  "/media/00000000-0000-0000-0000-00000000000-",
])("X62 refuses %s, which is below /media and no uploaded picture", (url) => {
  expect(() => of(url)).toThrow(expect.objectContaining({ reason: "MEDIA_NOT_FOUND" }));
});
