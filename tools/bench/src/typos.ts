/** The text with one typo in one of its longer words: a letter dropped, doubled, changed or swapped, by turns. */
export function typosIn(text: string, turn: number): string {
  const words = text.split(" ");
  const places = words.flatMap((word, place) => (/^[a-z]{4,}$/i.test(word) ? [place] : []));
  const place = places[turn % Math.max(1, places.length)];
  if (place === undefined) return text;
  return words.with(place, misspelt(words[place] ?? "", turn)).join(" ");
}

function misspelt(word: string, turn: number): string {
  const letters = [...word];
  // Not the first letter, which people seldom miss.
  const at = 1 + (turn % (letters.length - 2));
  const [here = "", next = ""] = letters.slice(at);
  const ways = [
    letters.toSpliced(at, 1),
    letters.toSpliced(at, 0, here),
    letters.with(at, here === "e" ? "a" : "e"),
    letters.toSpliced(at, 2, next, here),
  ];
  return (ways[turn % ways.length] ?? letters).join("");
}
