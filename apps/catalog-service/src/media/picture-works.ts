import type { MediaId } from "@stallhouse/contracts/ids";
import { mediaWidths, originalKey, sizeKey } from "./media-key.ts";
import type { MediaWidth } from "./media-key.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { drawSizes, examinePicture } from "./picture.ts";
import type { Examined } from "./picture.ts";
import type { Storage } from "./storage.ts";

/** Uploads that wait for their turn hold up to 10 MB each; what waits beside them holds nothing yet. */
const maxUploads = 8;
const maxWaiting = 64;

export type PictureWorks = {
  storage: Storage;
  examine: (bytes: Buffer) => Promise<Examined>;
  /** Makes every size that is not there yet. Answers false when the original is gone. */
  makeSizes: (id: MediaId) => Promise<boolean>;
  findSize: (id: MediaId, width: MediaWidth) => Promise<Buffer | undefined>;
};

/** Everything that unpacks pictures, one at a time: an upload, the worker and a reader in a hurry wait for each other. */
export function openPictureWorks(storage: Storage): PictureWorks {
  const receive = oneAtATime(maxUploads);
  const run = oneAtATime(maxWaiting);
  const underWay = new Map<MediaId, Promise<boolean>>();
  const draw = async (id: MediaId) => {
    const there = await Promise.all(mediaWidths.map((width) => storage.exists(sizeKey(id, width))));
    if (there.every(Boolean)) return true;
    const original = await storage.get(originalKey(id));
    if (!original) return false;
    for (const [width, bytes] of await drawSizes(original)) await storage.put(sizeKey(id, width), bytes);
    return true;
  };
  return {
    storage,
    examine: (bytes) => receive(() => run(() => examinePicture(bytes))),
    makeSizes: async (id) => {
      const known = underWay.get(id);
      if (known) return await known;
      const made = run(() => draw(id)).finally(() => underWay.delete(id));
      underWay.set(id, made);
      return await made;
    },
    findSize: (id, width) => storage.get(sizeKey(id, width)),
  };
}
