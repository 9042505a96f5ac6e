const plainWords = /^[\p{L}\p{M}\p{N}\s'’.,&/-]+$/u;
/** A number with its point is one word, as in the index. */
const words = /\d+(?:\.\d+)+|[\p{L}\p{M}\p{N}]+/gu;
const maxWords = 10;
const operators = /(^|\s)-|(^|\s)or(\s|$)/i;

/** The words of a query in small letters; none when it says exactly what it means (quotes, `or`, `-`). */
export function typedWords(query: string): string[] {
  const text = query.trim();
  if (!plainWords.test(text) || operators.test(text)) return [];
  return (text.toLowerCase().match(words) ?? []).slice(0, maxWords);
}
