import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pictureSource } from "@stallhouse/contracts/picture";
import { readMedia } from "./media.ts";
import type { MediaGateway } from "./media.ts";

/**
 * What a product's picture is made of, found by what it is named: an uploaded one at catalog, one of the demo's in `folder`.
 * Undefined for whatever is neither, and for one that is not there: nothing that stands in data is an address to go to.
 */
export async function pictureBytes(
  path: string,
  folder: string,
  gateway: MediaGateway,
): Promise<Uint8Array | undefined> {
  const source = pictureSource(path);
  if (source?.kind === "media") return await readMedia(source.id, gateway);
  if (source?.kind !== "file") return undefined;
  return await readFile(join(folder, source.name)).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined;
    throw cause;
  });
}
