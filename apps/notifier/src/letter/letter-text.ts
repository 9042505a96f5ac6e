import type { Letter, Line } from "./letter.ts";

/** The plain-text part: the same words in the same order. */
export function letterText(letter: Letter, correlationId: string): string {
  const blocks: string[] = [letter.heading, ...letter.paragraphs];
  if (letter.facts?.length) blocks.push(letter.facts.map(({ label, value }) => `${label}: ${value}`).join("\n"));
  for (const { title, lines } of letter.parcels ?? []) blocks.push([title, ...lines.map(lineText)].join("\n"));
  if (letter.totals?.length) blocks.push(letter.totals.map(({ label, amount }) => `${label}: ${amount}`).join("\n"));
  if (letter.action) blocks.push(`${letter.action.label}:\n${letter.action.url}`);
  blocks.push(...(letter.closing ?? []));
  blocks.push(["--", letter.because, referenceText(letter, correlationId)].join("\n"));
  return `${blocks.join("\n\n")}\n`;
}

function lineText({ quantity, title, label, amount }: Line): string {
  const what = label ? `${title}, ${label}` : title;
  return `  ${quantity} × ${what}${amount ? `  ${amount}` : ""}`;
}

/** What to quote: the order's number finds the order, the other one every log line behind this mail. */
export function referenceText({ orderNumber }: Pick<Letter, "orderNumber">, correlationId: string): string {
  return orderNumber ? `Order ${orderNumber} · Reference ${correlationId}` : `Reference ${correlationId}`;
}
