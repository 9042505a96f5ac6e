export type PictureType = "jpeg" | "png" | "webp" | "avif";

/**
 * What a file is, from its first bytes: names and content types are whatever the sender says. Only what we take is known
 * here; SVG, GIF and everything else is undefined.
 */
export function pictureType(bytes: Uint8Array): PictureType | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (text(0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "webp";
  if (text(4, 8) === "ftyp" && brands(bytes).some((brand) => brand === "avif" || brand === "avis")) return "avif";
  return undefined;
}

/** Major and compatible brands of an ISO media file, a few of them: its first box may claim any length. */
function brands(bytes: Uint8Array): string[] {
  const end = Math.min(new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0), bytes.length, 64);
  const found: string[] = [];
  for (let at = 8; at + 4 <= end; at += 4) {
    if (at !== 12) found.push(String.fromCharCode(...bytes.subarray(at, at + 4)));
  }
  return found;
}
