/** What both faces of the card have letters for. */
const known = "\\u0020-\\u007e\\u00a0-\\u00a3\\u00a5-\\u00a8\\u00aa-\\u00ac\\u00af-\\u00ff\\u0152\\u0153‘’‚“”„–—•…‹›€";
const unknown = new RegExp(`[^${known}]`, "gu");

/**
 * A text in letters that the card's own faces have. For any other the drawing program would fetch a face or a picture from
 * somewhere else: no word that somebody wrote may make it do so.
 */
export function drawable(text: string): string {
  const plain = text.normalize("NFC").replaceAll(unknown, (letter) => letter.normalize("NFKD").replaceAll(unknown, ""));
  return plain.replaceAll(/\s+/g, " ").trim();
}
