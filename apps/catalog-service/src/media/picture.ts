import { Refusal } from "@stallhouse/contracts/refusal";
import sharp from "sharp";
import type { SharpOptions } from "sharp";
import { averageColor } from "./average-color.ts";
import { mediaWidths } from "./media-key.ts";
import type { MediaWidth } from "./media-key.ts";
import { pictureType } from "./picture-type.ts";
import type { PictureType } from "./picture-type.ts";

// What a file is was decided by its first bytes: no other reader of the library may be talked into opening it.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Jpeg", "Png", "Webp", "Heif"].map((format) => `VipsForeignLoad${format}Buffer`),
});
sharp.cache(false);
// One thread per picture: the machine is there for the shop.
sharp.concurrency(1);

const maxPixels = 40_000_000;
/** Longer sides fit in no product form, and twisted shapes take the memory of big ones. */
const maxSide = 10_000;
const timeoutSeconds = 20;
const sampleSide = 32;

const strict: SharpOptions = { limitInputPixels: maxPixels, failOn: "error" };

export type Cause = "type" | "bytes" | "pixels" | "broken";
export const rejected = (cause: Cause) => new Refusal("MEDIA_REJECTED", { cause });

export type Examined = { type: PictureType; width: number; height: number; color: string };

/**
 * What a file shows, having read it to its end. Width and height are those after turning it the way the camera was held.
 * Refuses with MEDIA_REJECTED what is not one of the four types, too large, or broken.
 */
export async function examinePicture(bytes: Buffer): Promise<Examined> {
  const type = pictureType(bytes);
  if (!type) throw rejected("type");
  const size = await readSize(bytes);
  if (size.format !== type) throw rejected("broken");
  const { width, height } = size;
  if (width * height > maxPixels || Math.max(width, height) > maxSide) throw rejected("pixels");
  const sample = await sharp(bytes, strict)
    .timeout({ seconds: timeoutSeconds })
    .resize(sampleSide, sampleSide, { fit: "fill" })
    .ensureAlpha()
    .raw()
    .toBuffer()
    .catch(refuseBroken);
  return { type, width, height, color: averageColor(sample) };
}

/** From the header alone, so that nothing large is unpacked before its size is known. */
async function readSize(bytes: Buffer) {
  const { format, autoOrient } = await sharp(bytes, { limitInputPixels: false, failOn: "error" })
    .metadata()
    .catch(refuseBroken);
  return { format: format === "heif" ? "avif" : format, ...autoOrient };
}

function refuseBroken(): never {
  throw rejected("broken");
}

/**
 * Draws a picture anew from its pixels in every width: turned upright, in sRGB, and with nothing of what the file said
 * beside them (place, camera, comments, trailing bytes).
 */
export async function drawSizes(bytes: Buffer): Promise<Map<MediaWidth, Buffer>> {
  const widest = Math.max(...mediaWidths);
  const { data, info } = await sharp(bytes, strict)
    .timeout({ seconds: timeoutSeconds })
    .autoOrient()
    .resize({ width: widest, withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const sizes = new Map<MediaWidth, Buffer>();
  for (const wanted of mediaWidths) {
    const drawn = await sharp(data, { raw: { width, height, channels } })
      .resize({ width: wanted, withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer();
    sizes.set(wanted, drawn);
  }
  return sizes;
}
