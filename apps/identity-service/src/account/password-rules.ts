import { Refusal } from "@stallhouse/contracts/refusal";
import { isCommonPassword } from "./common-passwords.ts";

/** Refuses a password that is guessed first: a common one, or the person's own address or name. */
export function refuseWeakPassword(password: string, { email, name }: { email: string; name: string }): void {
  const lower = password.toLowerCase();
  const isOwn = [email, email.split("@")[0], name.toLowerCase()].includes(lower);
  if (isOwn || isCommonPassword(password)) throw new Refusal("PASSWORD_TOO_WEAK");
}
