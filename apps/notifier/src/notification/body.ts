import { hideTokens } from "../letter/hide-tokens.ts";
import type { Letter } from "../letter/letter.ts";
import { renderLetter } from "../letter/render-letter.tsx";

/** What a message says: a letter before it is drawn, which is a tenth of what is sent; or an SMS's words. */
export type Body = { letter: Letter } | { text: string };

/** A message as its provider gets it, drawn anew each time: the provider knows a repeat by its key. Empty when it is forgotten. */
export function drawn(
  { body, correlationId }: { body: Body | null; correlationId: string },
  homeUrl: string,
): { html: string; text: string } {
  if (!body) return { html: "", text: "" };
  return "letter" in body ? renderLetter(body.letter, { homeUrl, correlationId }) : { html: "", text: body.text };
}

/** A body without what opens an account; undefined when it has none of that. */
export function hidden(body: Body): Body | undefined {
  const [all, rest] = [JSON.stringify(body), hideTokens(JSON.stringify(body))];
  return rest === all ? undefined : (JSON.parse(rest) as Body);
}
