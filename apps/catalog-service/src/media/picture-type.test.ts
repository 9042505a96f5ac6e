import { expect, test } from "vitest";
import { pictureType } from "./picture-type.ts";

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...Buffer.from(part, "latin1")] : part)));
const box = (...brands: string[]) =>
  bytes([0, 0, 0, 12 + 4 * brands.length], "ftyp", brands[0] ?? "", [0, 0, 0, 0], brands.slice(1).join(""), "    ");

test.each([
  ["JPEG", bytes([0xff, 0xd8, 0xff, 0xe0], "JFIF"), "jpeg"],
  ["PNG", bytes([0x89], "PNG\r\n\x1a\n", [0, 0]), "png"],
  ["WebP", bytes("RIFF", [1, 2, 3, 4], "WEBPVP8 "), "webp"],
  ["AVIF", box("avif", "mif1"), "avif"],
  ["AVIF by a compatible brand", box("mif1", "miaf", "avif"), "avif"],
])("X62 knows %s by its first bytes", (_name, file, type) => {
  expect(pictureType(file)).toBe(type);
});

test.each([
  ["nothing", bytes()],
  ["two bytes", bytes([0xff, 0xd8])],
  ["SVG", bytes("<svg xmlns='http://www.w3.org/2000/svg'>")],
  ["SVG after a BOM", bytes([0xef, 0xbb, 0xbf], "<?xml version='1.0'?><svg>")],
  ["GIF", bytes("GIF89a/*<?php")],
  ["HTML", bytes("<!doctype html><script>")],
  ["PDF", bytes("%PDF-1.7")],
  ["zip", bytes("PK\x03\x04")],
  ["TIFF", bytes("II*\x00")],
  ["BMP", bytes("BM")],
  ["HEIC", box("heic", "mif1")],
  ["MP4", box("isom", "mp42")],
  ["a RIFF that is sound", bytes("RIFF", [1, 2, 3, 4], "WAVE")],
  ["a box that claims a length it has not", bytes([0xff, 0xff, 0xff, 0xff], "ftyp", "isom")],
])("X62 takes %s for no picture", (_name, file) => {
  expect(pictureType(file)).toBeUndefined();
});
