import sharp from "sharp";

const tile = 260;
const columns = 8;
// The light and dark stall tints of a few hues, as the storefront lays them behind the pictures.
const tints = ["#ffe1d2", "#f6e7c9", "#d8f0de", "#d8e6ff", "#3f2b20", "#37311c", "#1f3626", "#23304a"];

/** All pictures side by side on stall tints, light ones and dark ones, to look at before committing. */
export async function drawContactSheet(files: string[], sheetFile: string): Promise<void> {
  const tiles = await Promise.all(
    files.map(async (file, index) => {
      const background = tints[(index * 3 + Math.floor(index / columns)) % tints.length];
      const input = await sharp(file).resize(tile, tile).flatten({ background }).png().toBuffer();
      return { input, left: (index % columns) * tile, top: Math.floor(index / columns) * tile };
    }),
  );
  const height = Math.ceil(files.length / columns) * tile;
  const sheet = sharp({ create: { width: columns * tile, height, channels: 3, background: "#ffffff" } });
  await sheet.composite(tiles).png().toFile(sheetFile);
}
