const nobody = "A customer";

/** A customer's name as strangers may read it: "Clara Moreno" → "Clara M." Nothing that could be an address is shown. */
export function authorName(name: string): string {
  const words = name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}]/gu, " ")
    .split(/\s+/u)
    .filter(Boolean);
  const [first, ...others] = words;
  if (first === undefined || /[@\d/:]/.test(first)) return nobody;
  const shown = [...first].slice(0, 40).join("");
  const initial = [...(others.at(-1) ?? "")].find((letter) => /\p{L}/u.test(letter));
  return initial === undefined ? shown : `${shown} ${initial.toUpperCase()}.`;
}
