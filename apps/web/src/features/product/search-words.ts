/** The words of a search as typed, without what cannot be searched for. */
export function searchWords(given: string | string[] | undefined): string {
  const text = typeof given === "string" ? given : "";
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 100)
    .trim();
}

const most = 3;

/** Searches with fewer words, the longest words first: those say most. */
export function broaderQueries(words: string): string[] {
  const single = words.split(" ").filter((word) => word.length > 2);
  if (single.length < 2) return [];
  return [...new Set(single)].sort((one, other) => other.length - one.length).slice(0, most);
}
