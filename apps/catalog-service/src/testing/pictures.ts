import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

export const red = { r: 200, g: 20, b: 20 };
export const blue = { r: 20, g: 20, b: 200 };

/** A picture of one colour. */
export function plain(width: number, height: number, background: object = red) {
  return sharp({ create: { width, height, channels: 3, background } });
}

/** Red on the left and blue on the right. */
export async function twoColors(width: number, height: number) {
  const half = await plain(Math.floor(width / 2), height, blue)
    .png()
    .toBuffer();
  return plain(width, height).composite([{ input: half, left: Math.ceil(width / 2), top: 0 }]);
}

/** Noise, so that the file is long enough to be cut. */
export function noise(width: number, height: number) {
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0, state = 7; at < data.length; at++) {
    state = (state * 48_271) % 2_147_483_647;
    data[at] = state & 255;
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A whole PNG in black and white, a bit per pixel: 100 megapixels are a few kilobytes. */
export function pngBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  const start = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([start, chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

/** How far two colours are apart in their most different channel. */
export function distance(a: readonly number[], b: { r: number; g: number; b: number }): number {
  return Math.max(...[b.r, b.g, b.b].map((value, at) => Math.abs(value - (a[at] ?? 0))));
}
