import { compile } from "./compile.tsx";
import { oneLine } from "./format.ts";
import { LetterMail, LineRow, previewOf } from "./letter-mail.tsx";
import { letterText } from "./letter-text.ts";
import type { Letter } from "./letter.ts";

type Context = { homeUrl: string; correlationId: string };

/** What mail programs expect; React Email's own, whose `render` streams and costs several times as much. */
const doctype =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

const drawLetter = compile(LetterMail, ["lines"]);
/** By itself, so that how many lines an order has makes no new letter. */
const drawLine = compile(LineRow);

/** A letter as it is sent: subject, HTML and plain text. */
export function renderLetter(letter: Letter, { homeUrl, correlationId }: Context) {
  const { template: _template, preview: _preview, parcels, ...words } = letter;
  const drawn = parcels?.map(({ title, lines }) => ({
    title,
    lines: lines.map((line) => drawLine({ line })).join(""),
  }));
  const html =
    doctype + drawLetter({ letter: words, parcels: drawn, preview: previewOf(letter), homeUrl, correlationId });
  return { subject: oneLine(letter.subject), html, text: letterText(letter, correlationId) };
}
