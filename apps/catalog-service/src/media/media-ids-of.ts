import type { MediaId } from "@stallhouse/contracts/ids";
import { pictureSource } from "@stallhouse/contracts/picture";

/** The uploaded pictures among a product's, each once. */
export function mediaIdsOf(pictures: readonly { url: string }[]): MediaId[] {
  const sources = pictures.map(({ url }) => pictureSource(url));
  return [...new Set(sources.flatMap((source) => (source?.kind === "media" ? [source.id] : [])))];
}
