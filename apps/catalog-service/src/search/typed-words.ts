const plainWords = /^[\p{L}\p{M}\p{N}\s'’.,&/-]+$/u;
const operators = /(^|\s)-|(^|\s)or(\s|$)/i;

/** The words of a query in small letters; none when it says exactly what it means (quotes, `or`, `-`). */
export function typedWords(query: string): string[] {
  const text = query.trim();
  if (!plainWords.test(text) || operators.test(text)) return [];
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 8);
}
