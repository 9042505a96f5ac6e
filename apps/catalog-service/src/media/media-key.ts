import type { MediaId } from "@stallhouse/contracts/ids";

/** Widths a picture is shown in, in pixels. A smaller original stays as wide as it is. */
export const mediaWidths = [160, 320, 640, 1280] as const;
export type MediaWidth = (typeof mediaWidths)[number];

/** Where the storage keeps a picture as it came. It is never shown. */
export const originalKey = (id: MediaId) => `${id}/original`;
export const sizeKey = (id: MediaId, width: MediaWidth) => `${id}/${width}.webp`;
/** Everything the storage keeps of a picture. */
export const keysOf = (id: MediaId) => [...mediaWidths.map((width) => sizeKey(id, width)), originalKey(id)];

const storedKey = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/(?:original|\d{2,4}\.webp)$/;

/** A key is made here and nowhere else: anything else in its place would be a path of somebody's choice. */
export function checkedKey(key: string): string {
  if (!storedKey.test(key)) throw new Error(`not a key of the storage: ${JSON.stringify(key)}`);
  return key;
}
