import { asLine } from "@stallhouse/contracts/forms/check";

/** The words of a search as typed, without what cannot be searched for. */
export function searchWords(given: string | string[] | undefined): string {
  const text = typeof given === "string" ? given : "";
  return asLine(asLine(text).replace(/\s+/g, " ").slice(0, 100));
}

/** The search without the first mention of a word. */
export function wordsWithout(words: string, dropped: string): string {
  const all = words.split(" ");
  const bare = (word: string) => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  const at = all.findIndex((word) => bare(word) === dropped.toLowerCase());
  return all.toSpliced(at, at < 0 ? 0 : 1).join(" ");
}
