import { z } from "zod";

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const address = new RegExp(`^[a-z0-9!#$%&'*+/=?^_\`{|}~.-]{1,64}@(?:${label}\\.)+${label}$`, "i");

/**
 * The one way an e-mail address becomes ours: plain ASCII, one @, no quotes, comments or lists, lower case. ASCII is
 * checked before lower-casing, because other scripts have letters that become Latin ones (the Kelvin sign turns into k).
 * @returns undefined for anything else.
 */
export function parseEmail(text: string): string | undefined {
  const trimmed = text.replace(/^ +| +$/g, "");
  if (trimmed.length > 254 || !address.test(trimmed)) return undefined;
  return trimmed.toLowerCase();
}

export const emailInput = z
  .string()
  .max(300)
  .transform((text, context) => {
    const email = parseEmail(text);
    if (email) return email;
    context.addIssue({ code: "custom", message: "is not an e-mail address" });
    return z.NEVER;
  });
