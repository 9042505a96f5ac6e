export type SearchTerms = {
  /** The whole query, in web search syntax: quotes, `or`, `-`. */
  text: string;
  /** The query without its last word, which may be half typed; with `prefix` only. */
  head: string;
  /** The last word as the beginning of one, in tsquery syntax; empty when the query says exactly what it means. */
  prefix: string;
};

const plainWords = /^[\p{L}\p{M}\p{N}\s'’.,&/]+$/u;

/** Splits a query into what PostgreSQL parses and the word still being typed. */
export function searchTerms(query: string): SearchTerms {
  const text = query.trim();
  const exact = { text, head: "", prefix: "" };
  if (!plainWords.test(text)) return exact;
  const words = text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
  const last = words.pop()?.toLowerCase() ?? "";
  if ([...last].length < 2) return exact;
  return { text, head: words.join(" "), prefix: `${last}:*` };
}
