const namesWithoutDots: ReadonlySet<string> = new Set(["gmail.com", "googlemail.com"]);

/**
 * The mailbox behind an address, or a phone number as it is: one person's addresses are many, by letter case, by what
 * follows a plus sign and, at one provider, by dots.
 */
export function mailboxOf(recipient: string): string {
  const at = recipient.lastIndexOf("@");
  if (at < 1) return recipient;
  const domain = recipient.slice(at + 1).toLowerCase();
  const [name = ""] = recipient.slice(0, at).toLowerCase().split("+");
  return `${namesWithoutDots.has(domain) ? name.replaceAll(".", "") : name}@${domain}`;
}
