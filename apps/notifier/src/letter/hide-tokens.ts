const tokenInLink = /\/(reset-password|verify-email|track|stock-alert)\/[A-Za-z0-9_-]+/g;

/** A letter's body without what opens an account: those who read the log are not its owner. */
export function hideTokens(body: string): string {
  return body.replaceAll(tokenInLink, "/$1/…");
}
