import { passwordChangedV1 } from "@stallhouse/contracts/events/identity";
import type { UserId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { and, eq, isNull, sql } from "drizzle-orm";
import { passwordResets, users } from "../schema.ts";
import type { IdentityDb, IdentityTx } from "../schema.ts";
import { attemptKeys, countAttempt, forgiveAttempt } from "../session/count-attempt.ts";
import { voidSessions } from "../session/void-sessions.ts";
import type { ChangePasswordInput } from "./account-input.ts";
import type { Passwords } from "./password-hash.ts";
import { refuseWeakPassword } from "./password-rules.ts";

type Owner = { userId: UserId; sessionId: string };

/**
 * Sets a new password for who knows the present one, and ends every other session. Tokens in circulation are void, those
 * of this session too: it goes on with its next refresh.
 */
export async function changePassword(
  { db, passwords }: { db: IdentityDb; passwords: Passwords },
  { userId, sessionId }: Owner,
  { current, next }: ChangePasswordInput,
) {
  const now = new Date();
  // Whoever sits at an open session has one account to guess at, from wherever they sit.
  const keys = attemptKeys(userId, userId, "change");
  await countAttempt(db, keys, now);
  const person = await findPerson(db, userId);
  if (!person || !(await passwords.matches(current, person.passwordHash))) throw new Refusal("WRONG_CREDENTIALS");
  refuseWeakPassword(next, person);
  const passwordHash = await passwords.hash(next);
  await db.transaction(async (tx) => {
    const familyId = await lockFamily(tx, userId, sessionId);
    // A link that somebody asked for before must not undo the change.
    await tx.delete(passwordResets).where(and(eq(passwordResets.userId, userId), isNull(passwordResets.usedAt)));
    await voidSessions(tx, userId, familyId);
    const changed = await tx
      .update(users)
      .set({ passwordHash })
      .where(and(eq(users.id, userId), eq(users.passwordHash, person.passwordHash)))
      .returning({ id: users.id });
    // Somebody else's change came first: what was typed as the present password is not it any more.
    if (changed.length === 0) throw new Refusal("WRONG_CREDENTIALS");
    await enqueue(tx, passwordChangedV1, { userId, email: person.email, name: person.name });
    await forgiveAttempt(tx, keys, now);
  });
  return { ok: true as const };
}

async function findPerson(db: IdentityDb, userId: UserId) {
  const [row] = await db
    .select({ email: users.email, name: users.name, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, userId));
  return row?.email && row.passwordHash ? { ...row, email: row.email, passwordHash: row.passwordHash } : undefined;
}

/** The session that acts, if it has not ended meanwhile. */
async function lockFamily(tx: IdentityTx, userId: UserId, sessionId: string): Promise<string | undefined> {
  const [family] = await tx.execute<{ id: string }>(sql`
    select f.id from session_families f join users u on u.id = f.user_id
    where f.id = ${sessionId} and u.id = ${userId} and f.ended_at is null
      and coalesce(f.kept_at, f.created_at) >= u.sessions_valid_from
    for update of f`);
  return family?.id;
}
