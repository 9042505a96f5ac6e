import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { mediaWidths } from "./media-key.ts";
import { drawSizes, examinePicture } from "./picture.ts";
import { blue, distance, noise, plain, pngBomb, red, twoColors } from "../testing/pictures.ts";

const pictures = {
  jpeg: await noise(300, 200).jpeg().toBuffer(),
  png: await noise(300, 200).png().toBuffer(),
  webp: await noise(300, 200).webp({ quality: 90 }).toBuffer(),
  avif: await noise(300, 200).avif({ quality: 80, effort: 0 }).toBuffer(),
};
const others = { gif: await plain(5, 5).gif().toBuffer(), tiff: await plain(5, 5).tiff().toBuffer() };
const types = Object.entries(pictures);

/** The colour at a place of a picture, from 0 to 1 along each side. */
async function colorAt(bytes: Buffer, [across = 0, down = 0]: number[]): Promise<number[]> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const place = Math.floor(down * (info.height - 1)) * info.width + Math.floor(across * (info.width - 1));
  return [...data.subarray(place * info.channels, place * info.channels + 3)];
}

describe("what comes in", () => {
  test.each(types)("X62 a %s is a picture: its size and colour are known", async (type, bytes) => {
    const color = expect.stringMatching(/^#[78][0-9a-f][78][0-9a-f][78][0-9a-f]$/);
    expect(await examinePicture(bytes)).toEqual({ type, width: 300, height: 200, color });
  });

  test("the average colour is that of what can be seen", async () => {
    const { color } = await examinePicture(await plain(50, 50, { r: 18, g: 52, b: 86 }).png().toBuffer());
    expect(color).toBe("#123456");
  });

  test.each([
    ["SVG with a script", Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`)],
    ["HTML that is called .jpg", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a GIF", others.gif],
    ["a GIF that is PHP", Buffer.from("GIF89a<?php system($_GET[0]); ?>")],
    ["a TIFF", others.tiff],
    ["a zip", Buffer.from("PK\u0003\u0004")],
    ["nothing", Buffer.alloc(0)],
  ])("X62 refuses %s as no picture we take", async (_what, bytes) => {
    await expect(examinePicture(bytes)).rejects.toMatchObject({
      reason: "MEDIA_REJECTED",
      details: { cause: "type" },
    });
  });

  const disguises: [string, Buffer][] = [
    [
      "SVG behind the first bytes of a JPEG",
      Buffer.from("\xff\xd8\xff<svg xmlns='http://www.w3.org/2000/svg'/>", "latin1"),
    ],
    ["a PNG behind the first bytes of a JPEG", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), pictures.png])],
    ["a PNG's first bytes and nothing else", pictures.png.subarray(0, 8)],
  ];
  test.each([
    ...disguises,
    ...types.map(([type, bytes]) => [`half a ${type}`, bytes.subarray(0, bytes.length / 2)] as [string, Buffer]),
  ])("X62 refuses %s as broken", async (_what, bytes) => {
    await expect(examinePicture(bytes)).rejects.toMatchObject({ details: { cause: "broken" } });
  });

  test.each([
    ["100 megapixels in a few kilobytes", pngBomb(10_000, 10_000), "pixels"],
    ["a strip of 60,000 pixels", pngBomb(60_000, 8), "pixels"],
    ["sides beyond all bounds", pngBomb(0x7fff_fff0, 1).subarray(0, 200), "broken"],
    ["a pixel too many", pngBomb(8_000, 5_001), "pixels"],
  ])("X62 refuses %s by its header", async (_what, bytes, cause) => {
    expect(bytes.length).toBeLessThan(60_000);
    const started = performance.now();
    await expect(examinePicture(bytes)).rejects.toMatchObject({ details: { cause } });
    expect(performance.now() - started).toBeLessThan(500);
  });

  test("X62 the library opens nothing but the four types, whoever asks it", async () => {
    const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"/>`);
    for (const bytes of [others.gif, others.tiff, svg]) await expect(sharp(bytes).metadata()).rejects.toThrow();
  });
});

describe("what goes out", () => {
  test.each(types)("a %s is drawn as WebP in every width, none wider than it came", async (_type, bytes) => {
    const sizes = await drawSizes(bytes);
    expect([...sizes.keys()]).toEqual([...mediaWidths]);
    const shapes = await Promise.all([...sizes.values()].map((size) => sharp(size).metadata()));
    expect(shapes.map(({ format, width, height }) => [format, width, height])).toEqual([
      ["webp", 160, 107],
      ["webp", 300, 200],
      ["webp", 300, 200],
      ["webp", 300, 200],
    ]);
  });

  test("a large one is as wide as asked", async () => {
    const sizes = await drawSizes(await plain(2_000, 1_000).jpeg().toBuffer());
    const shapes = await Promise.all([...sizes.values()].map((size) => sharp(size).metadata()));
    expect(shapes.map(({ width, height }) => [width, height])).toEqual([
      [160, 80],
      [320, 160],
      [640, 320],
      [1280, 640],
    ]);
  });

  test.each([
    { orientation: 3, width: 40, height: 20, redAt: [1, 0.5], blueAt: [0, 0.5] },
    { orientation: 6, width: 20, height: 40, redAt: [0.5, 0], blueAt: [0.5, 1] },
    { orientation: 8, width: 20, height: 40, redAt: [0.5, 1], blueAt: [0.5, 0] },
  ])(
    "X62 held as orientation $orientation says, it stands upright",
    async ({ orientation, redAt, blueAt, ...shape }) => {
      const bytes = await (await twoColors(40, 20)).withMetadata({ orientation }).png().toBuffer();
      expect(await examinePicture(bytes)).toMatchObject(shape);
      const upright = (await drawSizes(bytes)).get(320) ?? Buffer.alloc(0);
      expect(await sharp(upright).metadata()).toMatchObject(shape);
      expect(distance(await colorAt(upright, redAt), red)).toBeLessThan(60);
      expect(distance(await colorAt(upright, blueAt), blue)).toBeLessThan(60);
    },
  );

  test("X62 nothing of the file but its pixels: no place, no camera, no words, no tail", async () => {
    const told = {
      IFD0: { Copyright: "Secret studio", Make: "Camera 9" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 3230/100" },
    };
    const bytes = await noise(300, 200).jpeg().withExif(told).keepIccProfile().toBuffer();
    expect((await sharp(bytes).metadata()).exif?.toString("latin1")).toContain("Secret studio");
    const polyglot = Buffer.concat([bytes, Buffer.from("*/=1;alert(document.cookie)//<?php evil(); ?>")]);
    expect(await examinePicture(polyglot)).toMatchObject({ type: "jpeg" });
    for (const size of (await drawSizes(polyglot)).values()) {
      const { exif, xmp, icc, iptc } = await sharp(size).metadata();
      expect([exif, xmp, icc, iptc]).toEqual([undefined, undefined, undefined, undefined]);
      expect(size.toString("latin1")).not.toMatch(/Secret|Camera|alert|php/);
    }
  });

  test("what can be seen through stays so, and of what moves the first picture is taken", async () => {
    const clear = sharp({ create: { width: 400, height: 400, channels: 4, background: { ...red, alpha: 0 } } });
    const moving = await sharp(Buffer.alloc(40 * 80 * 3, 90), {
      raw: { width: 40, height: 80, channels: 3, pageHeight: 40 },
    })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    const size = (await drawSizes(await clear.png().toBuffer())).get(160);
    expect(await sharp(size).stats()).toMatchObject({ isOpaque: false });
    expect(await examinePicture(moving)).toMatchObject({ width: 40, height: 40 });
    expect((await sharp((await drawSizes(moving)).get(160)).metadata()).pages ?? 1).toBe(1);
  });
});
