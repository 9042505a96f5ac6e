import { Refusal } from "@stallhouse/contracts/refusal";
import { eq } from "drizzle-orm";
import type { Passwords } from "../account/password-hash.ts";
import { sellers, users } from "../schema.ts";
import type { IdentityDb } from "../schema.ts";
import { attemptKeys, countAttempt, countFailure, forgiveAttempt, takeBackAttempt } from "./count-attempt.ts";
import { openFamily, sessionFor } from "./open-session.ts";
import type { Session } from "./open-session.ts";
import type { SigningKey } from "./signing-keys.ts";

type Credential = { email: string; password: string; ip: string; userAgent?: string | undefined };
type Deps = { db: IdentityDb; passwords: Passwords; signingKey: SigningKey };

/** Opens a session for an e-mail address and its password. An address that nobody has costs and answers the same. */
export async function logIn(
  { db, passwords, signingKey }: Deps,
  { email, password, ip, userAgent }: Credential,
): Promise<Session> {
  const now = new Date();
  const keys = attemptKeys(email, ip);
  const { isKnown } = await countAttempt(db, keys, now);
  const person = await findPerson(db, email);
  const isTheirs = await passwords
    .matches(password, person?.passwordHash, { isFirst: isKnown })
    .catch(async (cause: unknown) => {
      await takeBackAttempt(db, keys);
      throw cause;
    });
  if (!isTheirs || !person) {
    await countFailure(db, keys, now);
    throw new Refusal("WRONG_CREDENTIALS");
  }
  // Said only to those who know the password.
  if (person.standing === "blocked") throw new Refusal("ACCOUNT_BLOCKED");
  const issued = await db.transaction(async (tx) => {
    await forgiveAttempt(tx, keys, now);
    return await openFamily(tx, person.userId, { ip, userAgent });
  });
  return await sessionFor(signingKey, person, issued);
}

async function findPerson(db: IdentityDb, email: string) {
  const [row] = await db
    .select({
      userId: users.id,
      role: users.role,
      email: users.email,
      name: users.name,
      guest: users.guest,
      passwordHash: users.passwordHash,
      sellerId: sellers.id,
      shopName: sellers.shopName,
      standing: sellers.standing,
    })
    .from(users)
    .leftJoin(sellers, eq(sellers.userId, users.id))
    .where(eq(users.email, email));
  return row;
}
