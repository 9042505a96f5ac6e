/** The same form in HTML, in plain text and in PostgreSQL's regular expressions. */
export const tokenInLink = "/(reset-password|verify-email|track|stock-alert)/[A-Za-z0-9_-]+";

/** A letter's body without what opens an account: those who read the log are not its owner. */
export function hideTokens(body: string): string {
  return body.replaceAll(new RegExp(tokenInLink, "g"), "/$1/…");
}

const token = new RegExp(tokenInLink);

export function holdsToken({ html, text }: { html: string; text: string }): boolean {
  return token.test(text) || token.test(html);
}
