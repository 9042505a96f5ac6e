import type { Fault } from "./fault.ts";

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const word = "[a-z0-9_'+-]+";
const address = new RegExp(`^(?=.{1,64}@)(?!.*'@)${word}(?:\\.${word})*@(?:${label}\\.)+[a-z]{2,63}$`, "i");

/**
 * The one way an e-mail address becomes ours: plain ASCII, one @, no quotes, comments or lists, and nothing that a provider
 * of payments or mails further on would refuse. ASCII is checked before anything is lower-cased, because other scripts have letters that become Latin ones (the Kelvin sign turns into k).
 */
export function emailFault(text: string): Fault | undefined {
  if (address.test(text)) return undefined;
  const at = text.indexOf("@");
  if (at < 0) return { code: "emailWithoutAt" };
  return /^[^.]*$|\.$/.test(text.slice(at + 1)) ? { code: "emailIncomplete" } : { code: "unreadable" };
}
