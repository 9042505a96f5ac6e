import { mediaId } from "@stallhouse/contracts/ids";
import type { MediaId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";

const ownUrl = /^\/media\/([0-9a-f-]{36})$/;
const base = "http://stallhouse.invalid";

/** The uploaded pictures among a product's. Refuses an address below /media that is no uploaded picture's. */
export function mediaIdsOf(pictures: readonly { url: string }[]): MediaId[] {
  const ids = pictures.flatMap(({ url }) => {
    if (!URL.canParse(url, base)) return [];
    const { origin, pathname } = new URL(url, base);
    if (origin !== base || !/^\/media(?:\/|$)/.test(pathname)) return [];
    const id = mediaId.safeParse(ownUrl.exec(url)?.[1]);
    if (!id.success) throw new Refusal("MEDIA_NOT_FOUND", { url });
    return [id.data];
  });
  return [...new Set(ids)];
}
