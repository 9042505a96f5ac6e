/** The regular expression of a routing pattern: `*` stands for one word, `#` for any number of them. Null for a plain key. PostgreSQL and JavaScript read it alike. */
export function regexOf(pattern: string): string | null {
  const words = pattern.split(".");
  if (!words.some((word) => word === "*" || word === "#")) return null;
  const parts = words.map((word, index) => {
    if (word === "#") return index === 0 ? "[^.]*(\\.[^.]+)*" : "(\\.[^.]+)*";
    return `${index === 0 ? "" : "\\."}${word === "*" ? "[^.]+" : word.replace(/[^\w-]/g, "\\$&")}`;
  });
  return `^${parts.join("")}$`;
}

/** Whether any of the patterns stands for the key. */
export function createMatcher(patterns: readonly string[]): (key: string) => boolean {
  const plain = new Set(patterns);
  const regexes = patterns.flatMap((pattern) => {
    const regex = regexOf(pattern);
    return regex === null ? [] : [new RegExp(regex)];
  });
  return (key) => plain.has(key) || regexes.some((regex) => regex.test(key));
}
