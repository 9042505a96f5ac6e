import { splitLocale } from "~/i18n/locales.ts";

/** What a page shows, in the words in which catalog tells of changes: itself, and every product it leads to. */
export function tagsOf(pathname: string, html: string): string[] {
  const products = [...html.matchAll(/href="(?:\/[a-z]{2})?\/p\/([^"/?#]+)/g)].map(([, slug = ""]) => `p:${slug}`);
  return [...new Set(["*", ...ownTags(splitLocale(pathname).path), ...products])].map(byItself);
}

function ownTags(path: string): string[] {
  const [, kind, ...slugs] = path.split("/");
  if (kind === "" || kind === "categories") return ["lists"];
  if (kind === "c") return [`c:${slugs.at(-1)}`];
  return kind === "p" || kind === "s" ? [`${kind}:${slugs[0]}`] : [];
}

/** The same word in memory of its own: what is cut out of a text keeps the whole of it, here a page for each that is kept. */
const byItself = (word: string) => Buffer.from(word).toString();
