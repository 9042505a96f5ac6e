import { expect, test } from "vitest";
import { sourcesOf } from "./picture.tsx";

test("UX-40 a picture is offered in the widths it is kept in", () => {
  const id = "01a2b3c4-0000-7000-8000-00000000000f";
  expect(sourcesOf(`/media/${id}`)).toBe(
    `/media/${id}/160.webp 160w, /media/${id}/320.webp 320w, /media/${id}/640.webp 640w, /media/${id}/1280.webp 1280w`,
  );
  expect(sourcesOf("/products/bowl-ocean-main.webp")).toBe(
    "/products/320/bowl-ocean-main.webp 320w, /products/bowl-ocean-main.webp 640w",
  );
  expect(sourcesOf("/products/bowl-ocean-scale.webp")).toBeUndefined();
  expect(sourcesOf("/icon.svg")).toBeUndefined();
});
