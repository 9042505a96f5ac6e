import { expect, test } from "vitest";
import { newId } from "./ids.ts";
import type { MediaId } from "./ids.ts";
import { picturePath, pictureSource } from "./picture.ts";

const id = newId<MediaId>();

test("a picture is an uploaded one's id or the name of a file of the shop's own", () => {
  expect(pictureSource(`/media/${id}`)).toEqual({ kind: "media", id });
  expect(pictureSource("/products/tall-mug-ink-main.webp")).toEqual({ kind: "file", name: "tall-mug-ink-main.webp" });
});

const hosts = [
  "127.0.0.1",
  "localhost",
  "0x7f.1",
  "2130706433",
  "017700000001",
  "[::1]",
  "[::ffff:127.0.0.1]",
  "169.254.169.254",
  "10.0.0.1",
  "elsewhere.test",
  "user:pass@elsewhere.test",
];
const starts = ["http://", "https://", "//", "/\\", "\\\\", "ftp://", "file://", "gopher://", " https://", "HTTPS://"];
const paths = ["/products/jug.webp", `/media/${id}`];
const elsewhere = hosts.flatMap((host) => starts.flatMap((start) => paths.map((path) => start + host + path)));
const almost = [
  "",
  "/",
  "jug.webp",
  "products/jug.webp",
  "/products/",
  "/products/.webp",
  "/products/-jug.webp",
  "/products/jug.png",
  "/products/Jug.webp",
  "/products/jug.webp?x=1",
  "/products/jug.webp#x",
  "/products/jug.webp\n",
  "/products/jug%2e%2e.webp",
  "/products/320/jug.webp",
  "/products/../media/x.webp",
  "/products/..%2fx.webp",
  "/products//jug.webp",
  "//products/jug.webp",
  "/media",
  "/media/",
  "/media/jug.webp",
  `/media/${id}/640.webp`,
  `/media/${id}?x=1`,
  `/media/${id}#x`,
  `/media/${id}/`,
  `/media/${id}\n`,
  `/media/${id.toUpperCase()}`,
  `/x/../media/${id}`,
  `/media//${id}`,
  `/media/%2e%2e/${id}`,
  "/media/00000000-0000-0000-0000-00000000000-",
  "javascript:alert(1)",
  "data:image/png;base64,AAAA",
  "/etc/passwd",
  "/api/trpc/catalog-service/internal.stock.reserve",
  "/account",
];

test("X66 no address of anywhere is a picture, in whatever notation", () => {
  expect(elsewhere.length).toBeGreaterThan(200);
  for (const path of [...elsewhere, ...almost]) {
    expect([path, pictureSource(path), picturePath.safeParse(path).success]).toEqual([path, undefined, false]);
  }
});
