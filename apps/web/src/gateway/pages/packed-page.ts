import { constants, crc32, deflateRawSync } from "node:zlib";

/** Says "content-encoding" of an answer of proxy.ts until it leaves the process: under that name Next would take it off. */
export const packedHeader = "x-packed";

/** Parts of a text, each compressed once, that stand beside bytes which are another's every time. */
export type Packed = { parts: readonly Buffer[]; packed: readonly Buffer[] };

/** As far back as deflate looks for what it said before. */
const windowSize = 32_768;
/** In no text of UTF-8, so that nothing is said by pointing into a gap. */
const unknownByte = 0xff;

/**
 * Compresses what stands between gaps. A part may repeat what stood before it as far back as its distance is known.
 * @param gaps how many bytes are filled in after each part but the last, undefined when nobody knows yet.
 */
export function packParts(parts: readonly Buffer[], gaps: readonly (number | undefined)[]): Packed {
  let before: Buffer = Buffer.alloc(0);
  const packed = parts.map((part, i) => {
    const dictionary = before.length > 0 ? { dictionary: before } : {};
    // Ends at the border of a byte, so that something else can follow.
    const done = deflateRawSync(part, { finishFlush: constants.Z_SYNC_FLUSH, ...dictionary });
    const gap = gaps[i];
    const known = gap === undefined ? [] : [before, part, Buffer.alloc(gap, unknownByte)];
    before = Buffer.concat(known).subarray(-windowSize);
    return done;
  });
  return { parts, packed };
}

/** The whole as gzip, each gap filled with the bytes of `fills` at its place. Costs a checksum: nothing is compressed anew. */
export function gzipFilled({ parts, packed }: Packed, fills: readonly Buffer[]): Buffer<ArrayBuffer> {
  let crc = 0;
  let length = 0;
  const add = (bytes: Buffer) => {
    // Of no bytes at all Node answers 0, whatever it was before.
    if (bytes.length > 0) crc = crc32(bytes, crc);
    length += bytes.length;
  };
  const blocks = parts.flatMap((part, i) => {
    const fill = fills[i] ?? nothing;
    add(part);
    add(fill);
    return [packed[i] ?? nothing, storedBlock(fill), fill];
  });
  const end = Buffer.alloc(8);
  end.writeUInt32LE(crc);
  end.writeUInt32LE(length, 4);
  return Buffer.concat([start, ...blocks, emptyLastBlock, end]);
}

const nothing = Buffer.alloc(0);
const start = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const emptyLastBlock = Buffer.from([3, 0]);

/** Says of bytes that follow that they stand for themselves. At most 65,535. */
function storedBlock({ length }: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt16LE(length, 1);
  head.writeUInt16LE(~length & 0xffff, 3);
  return head;
}
