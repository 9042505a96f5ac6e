import type { Passwords } from "./password-hash.ts";
import type { IdentityDb } from "../schema.ts";
import { countRegistration, rememberPlace } from "../session/count-attempt.ts";
import type { RegisterCustomerInput } from "./account-input.ts";
import { addUser } from "./add-user.ts";
import { addressMark } from "../session/address-key.ts";
import { askLetter } from "./ask-letter.ts";
import { refuseWeakPassword } from "./password-rules.ts";

/**
 * Makes a customer's account. The answer is the same for a taken address, or it would tell who is a customer here; its
 * owner is told by mail.
 */
export async function registerCustomer(
  { db, passwords }: { db: IdentityDb; passwords: Passwords },
  { name, email, password, phone, ip }: RegisterCustomerInput,
) {
  refuseWeakPassword(password, { email, name });
  await countRegistration(db, email, ip);
  const passwordHash = await passwords.hash(password);
  await db.transaction(async (tx) => {
    const userId = await addUser(tx, { role: "user", email, name, phone: phone ?? null, passwordHash });
    await askLetter(tx, userId ? "verify" : "taken", { email, by: addressMark(ip) });
    await rememberPlace(tx, { email, ip, isTheirs: userId !== undefined });
  });
  return { ok: true as const };
}
