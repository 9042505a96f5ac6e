import { createUserTokenVerifier } from "@stallhouse/auth/user-token";
import { userCreatedV1 } from "@stallhouse/contracts/events/identity";
import type { UserId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { and, DrizzleQueryError, eq, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { users } from "../schema.ts";
import type { IdentityDb, IdentityTx } from "../schema.ts";
import { addressMark } from "../session/address-key.ts";
import { attemptKeys, countAttempt, countFailure, forgiveAttempt, rememberPlace } from "../session/count-attempt.ts";
import { openFamily, sessionFor } from "../session/open-session.ts";
import type { Session } from "../session/open-session.ts";
import { listPublicKeys } from "../session/signing-keys.ts";
import type { SigningKey } from "../session/signing-keys.ts";
import { voidSessions } from "../session/void-sessions.ts";
import type { BecomeMemberInput } from "./account-input.ts";
import { askLetter } from "./ask-letter.ts";
import type { Passwords } from "./password-hash.ts";
import { refuseWeakPassword } from "./password-rules.ts";

type Deps = { db: IdentityDb; passwords: Passwords; signingKey: SigningKey };
type Guest = { userId: UserId; sessionId: string; issuedAt: Date };

/**
 * Turns a guest into a member under the same user id, so that cart and orders stay theirs, and opens a new session in
 * place of the guest's. Unlike a registration it says that an address is taken: the guest stands at the end of a purchase
 * and has to know how to go on. The hash is made in any case and tries are counted, so that nobody can ask in bulk.
 */
export async function becomeMember({ db, passwords, signingKey }: Deps, input: BecomeMemberInput): Promise<Session> {
  const { email, name, ip, userAgent } = input;
  const now = new Date();
  const keys = attemptKeys(email, ip, "join");
  await countAttempt(db, keys, now);
  const guest = await readGuest(db, input.guestToken);
  refuseWeakPassword(input.password, input);
  const passwordHash = await passwords.hash(input.password);
  // The outcome leaves the transaction before it is refused, or the letter to the owner would be rolled back with it.
  const issued = await db.transaction(async (tx) => {
    const isFree = await turn(tx, guest, { email, name, passwordHash });
    await askLetter(tx, isFree ? "verify" : "taken", { email, by: addressMark(ip) });
    if (!isFree) return undefined;
    await enqueue(tx, userCreatedV1, { userId: guest.userId, email, name, role: "user", phone: null });
    await voidSessions(tx, guest.userId);
    await forgiveAttempt(tx, keys, now);
    await rememberPlace(tx, { email, ip, isTheirs: true });
    return await openFamily(tx, guest.userId, { ip, userAgent });
  });
  if (!issued) {
    await countFailure(db, keys, now);
    throw new Refusal("EMAIL_TAKEN");
  }
  const nobody = { sellerId: null, shopName: null, standing: null };
  const person = { userId: guest.userId, role: "user" as const, guest: false, email, name, ...nobody };
  return await sessionFor(signingKey, person, issued);
}

async function readGuest(db: IdentityDb, guestToken: string): Promise<Guest> {
  const { guest, userId, sessionId, issuedAt } = await createUserTokenVerifier({ jwks: await listPublicKeys(db) })(
    guestToken,
  );
  if (!guest) throw new Refusal("NOT_ALLOWED");
  return { userId, sessionId, issuedAt };
}

type Account = { email: string; name: string; passwordHash: string };

/** False when the address is taken. Refuses with SESSION_ENDED when the guest is none any more, as the second of two is. */
async function turn(tx: IdentityTx, { userId, sessionId, issuedAt }: Guest, account: Account): Promise<boolean> {
  try {
    const turned = await tx.transaction((inner) =>
      inner
        .update(users)
        .set({ ...account, guest: false })
        .where(
          and(
            eq(users.id, userId),
            eq(users.guest, true),
            lte(users.sessionsValidFrom, issuedAt),
            sql`exists (select 1 from session_families f where f.id = ${sessionId} and f.ended_at is null)`,
          ),
        )
        .returning({ id: users.id }),
    );
    if (turned.length === 0) throw new Refusal("SESSION_ENDED");
    return true;
  } catch (error) {
    if (takenEmail.safeParse(error instanceof DrizzleQueryError ? error.cause : error).success) return false;
    throw error;
  }
}

const takenEmail = z.object({ code: z.literal("23505"), constraint_name: z.literal("users_email_unique") });
