import { passwordChangedV1 } from "@stallhouse/contracts/events/identity";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import type { IdentityDb } from "../schema.ts";
import { addressMark } from "../session/address-key.ts";
import { attemptKeys, countAttempt, countFailure, forgiveAttempt, rememberPlace } from "../session/count-attempt.ts";
import { voidSessions } from "../session/void-sessions.ts";
import { getLinkOwner, useLink } from "./account-link.ts";
import { askLetter } from "./ask-letter.ts";
import type { Passwords } from "./password-hash.ts";
import { refuseWeakPassword } from "./password-rules.ts";
import { noteVerified } from "./verify-email.ts";

/** Asks for a link to set a new password. The answer and what it costs are the same for an address that nobody has. */
export async function requestReset(db: IdentityDb, { email, ip }: { email: string; ip: string }) {
  const [keys, now] = [attemptKeys(email, ip, "ask reset"), new Date()];
  await countAttempt(db, keys, now);
  await countFailure(db, keys, now);
  await askLetter(db, "reset", { email, by: addressMark(ip) });
  return { ok: true as const };
}

type Reset = { token: string; password: string; ip: string };

/**
 * Sets a new password by a link from the mailbox, and ends every session: whoever made this necessary may be in one. It
 * opens none, so that a blocked seller gains a password and nothing else.
 */
export async function resetPassword(
  { db, passwords }: { db: IdentityDb; passwords: Passwords },
  { token, password, ip }: Reset,
) {
  const now = new Date();
  const keys = attemptKeys(token, ip, "link");
  await countAttempt(db, keys, now);
  // Looked at before the hash is made: a made-up link must not cost one.
  const owner = await getLinkOwner(db, "reset", token);
  refuseWeakPassword(password, owner);
  const passwordHash = await passwords.hash(password);
  await db.transaction(async (tx) => {
    const { userId, email, name } = await useLink(tx, "reset", token);
    await voidSessions(tx, userId);
    await tx.execute(sql`update users set password_hash = ${passwordHash} where id = ${userId}`);
    await noteVerified(tx, userId);
    await enqueue(tx, passwordChangedV1, { userId, email, name });
    await forgiveAttempt(tx, keys, now);
    // The owner's wrong guesses from here are explained; others' go on counting.
    await forgiveAttempt(tx, attemptKeys(email, ip), now);
    await rememberPlace(tx, { email, ip, isTheirs: true });
  });
  return { ok: true as const };
}
