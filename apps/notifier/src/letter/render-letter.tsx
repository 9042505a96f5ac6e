import { renderToStaticMarkup } from "react-dom/server";
import { oneLine } from "./format.ts";
import { LetterMail } from "./letter-mail.tsx";
import { letterText } from "./letter-text.ts";
import type { Letter } from "./letter.ts";

type Context = { homeUrl: string; correlationId: string };

/** What mail programs expect; React Email's own, whose `render` streams and costs several times as much. */
const doctype =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/** A letter as it is sent: subject, HTML and plain text. */
export function renderLetter(letter: Letter, { homeUrl, correlationId }: Context) {
  const html =
    doctype + renderToStaticMarkup(<LetterMail letter={letter} homeUrl={homeUrl} correlationId={correlationId} />);
  return { subject: oneLine(letter.subject), html, text: letterText(letter, correlationId) };
}
