import { z } from "zod";
import { mediaId } from "./ids.ts";
import type { MediaId } from "./ids.ts";

/** Where a picture comes from: uploaded and kept by catalog, or one of the demo's, which are files of the shop's own. */
export type PictureSource = { kind: "media"; id: MediaId } | { kind: "file"; name: string };

const mediaPath = /^\/media\/([0-9a-f-]{36})$/;
const filePath = /^\/products\/([a-z0-9]+(?:-[a-z0-9]+)*\.webp)$/;

/** Undefined for every other text: a picture is named, never an address to go to. */
export function pictureSource(path: string): PictureSource | undefined {
  const name = filePath.exec(path)?.[1];
  if (name !== undefined) return { kind: "file", name };
  const id = mediaId.safeParse(mediaPath.exec(path)?.[1]);
  return id.success ? { kind: "media", id: id.data } : undefined;
}

/** The path of a picture of the house, for the door where it comes in. */
export const picturePath = z
  .string()
  .max(200)
  .refine((path) => pictureSource(path) !== undefined, "is not a picture of this house");
