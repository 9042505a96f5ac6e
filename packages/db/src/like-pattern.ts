/** A LIKE pattern for "has these words in it", in which nothing typed is a wildcard. */
export function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
