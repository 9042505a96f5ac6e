import { crc32, deflateSync } from "node:zlib";

type PictureFile = { name: string; mimeType: string; buffer: Buffer };

/** A real PNG of one colour, as a person has it on their disk. */
export function pictureFile(name: string, rgb: readonly [number, number, number] = [40, 110, 90]): PictureFile {
  const side = 400;
  const row = Buffer.concat([Buffer.alloc(1), Buffer.concat(Array.from({ length: side }, () => Buffer.from(rgb)))]);
  const rows = Buffer.concat(Array.from({ length: side }, () => row));
  return { name, mimeType: "image/png", buffer: png({ side, bitDepth: 8, colorType: 2 }, rows) };
}

/** A few kilobytes that unpack to 64 megapixels. */
export function tooManyPixels(name: string): PictureFile {
  const side = 8_000;
  return {
    name,
    mimeType: "image/png",
    buffer: png({ side, bitDepth: 1, colorType: 0 }, Buffer.alloc((side / 8 + 1) * side)),
  };
}

type Head = { side: number; bitDepth: number; colorType: number };

function png({ side, bitDepth, colorType }: Head, rows: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = bitDepth;
  head[9] = colorType;
  const start = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([start, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
