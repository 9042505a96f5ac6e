import { existsSync, mkdirSync, readdirSync } from "node:fs";
import sharp from "sharp";

/** Pixels along a side of the pictures that lists show; they lie in a folder of that name. */
export const smallSide = 320;

/** Lists show a product's first picture, which is never the one beside something else for scale. */
export const isListed = (file: string) => /-(?:main|turned)\.webp$/.test(file);

/** Makes the small picture of every listed picture in the folder that has none yet, or of all. @returns how many were made. */
export async function makeSmall(folder: string, isForced: boolean): Promise<number> {
  mkdirSync(`${folder}/${smallSide}`, { recursive: true });
  const drawn = readdirSync(folder).filter(isListed);
  const missing = drawn.filter((file) => isForced || !existsSync(`${folder}/${smallSide}/${file}`));
  for (const file of missing) {
    await sharp(`${folder}/${file}`)
      .resize(smallSide)
      .webp({ quality: 74, alphaQuality: 100, effort: 6 })
      .toFile(`${folder}/${smallSide}/${file}`);
  }
  return missing.length;
}
