import { render } from "@react-email/render";
import { oneLine } from "./format.ts";
import { LetterMail } from "./letter-mail.tsx";
import { letterText } from "./letter-text.ts";
import type { Letter } from "./letter.ts";

type Context = { homeUrl: string; correlationId: string };

/** A letter as it is sent: subject, HTML and plain text. */
export async function renderLetter(letter: Letter, { homeUrl, correlationId }: Context) {
  const html = await render(<LetterMail letter={letter} homeUrl={homeUrl} correlationId={correlationId} />);
  return { subject: oneLine(letter.subject), html, text: letterText(letter, correlationId) };
}
