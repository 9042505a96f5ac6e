export type Place = { kind: "product" | "seller"; slug: string };

const kinds = { p: "product", s: "seller" } as const;

/** What a path without its language is about, if that is something that can be taken down. */
export function placeAt(path: string): Place | undefined {
  const [, letter, part] = /^\/([ps])\/([^/]+)$/.exec(path) ?? [];
  if (part === undefined || (letter !== "p" && letter !== "s")) return undefined;
  try {
    return { kind: kinds[letter], slug: decodeURIComponent(part) };
  } catch {
    return undefined;
  }
}
