import { userRevokedV1 } from "@stallhouse/contracts/events/identity";
import type { UserId } from "@stallhouse/contracts/ids";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import { revocations } from "../schema.ts";
import type { IdentityDb, IdentityTx } from "../schema.ts";

/**
 * Ends every session of a user and voids the tokens in circulation. The row is locked first and the clock read after,
 * so that a token issued while we waited is voided too; one issued later never carries an earlier moment (openToken).
 * A family that is kept goes on with its next token. Whoever keeps one has locked it before, as a refresh does.
 */
export async function voidSessions(tx: IdentityTx, userId: UserId, keptFamilyId?: string): Promise<void> {
  await tx.execute(sql`select 1 from users where id = ${userId} for update`);
  const [row] = await tx.execute<{ notBefore: number }>(sql`
    update users set sessions_valid_from = date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond'
    where id = ${userId} returning extract(epoch from sessions_valid_from)::float8 * 1000 as "notBefore"`);
  if (!row) return;
  if (keptFamilyId) {
    await tx.execute(sql`
      update session_families f set kept_at = u.sessions_valid_from
      from users u where u.id = f.user_id and u.id = ${userId} and f.id = ${keptFamilyId}`);
  }
  const notBefore = new Date(Math.round(row.notBefore));
  // Identity hears nobody, itself included: it writes down what the others are told.
  await tx
    .insert(revocations)
    .values({ userId, notBefore })
    .onConflictDoUpdate({ target: revocations.userId, set: { notBefore } });
  await enqueue(tx, userRevokedV1, { userId, notBefore: notBefore.toISOString() });
}

/** Logs the user out on every device. */
export async function logOutEverywhere(db: IdentityDb, userId: UserId) {
  await db.transaction((tx) => voidSessions(tx, userId));
  return { ok: true as const };
}
