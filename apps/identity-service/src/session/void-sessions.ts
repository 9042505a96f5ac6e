import { userRevokedV1 } from "@stallhouse/contracts/events/identity";
import type { PayloadOf } from "@stallhouse/contracts/event";
import type { UserId } from "@stallhouse/contracts/ids";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { rememberRevocation } from "@stallhouse/service/revocations";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
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
  await announce(tx, { userId, notBefore: new Date(Math.round(row.notBefore)).toISOString() });
}

type Ended = { userId: UserId; sessionId: string; notBefore: number };

/**
 * Ends the one session that a condition on its family `f` names, and voids its tokens in circulation: the only place where a
 * single session is ended. False when there is none, or none any more.
 */
export async function endSession(tx: IdentityTx, which: SQL): Promise<boolean> {
  const [ended] = await tx.execute<Ended>(sql`
    update session_families f set ended_at = clock_timestamp() where f.ended_at is null and ${which}
    returning f.user_id as "userId", f.id as "sessionId", extract(epoch from f.ended_at)::float8 * 1000 as "notBefore"`);
  if (!ended) return false;
  await announce(tx, { ...ended, notBefore: new Date(Math.ceil(ended.notBefore)).toISOString() });
  return true;
}

/** Identity hears nobody, itself included: it writes down what the others are told. */
async function announce(tx: IdentityTx, revoked: PayloadOf<typeof userRevokedV1>): Promise<void> {
  await rememberRevocation(tx, revoked);
  await enqueue(tx, userRevokedV1, revoked);
}

/** Logs the user out on every device. */
export async function logOutEverywhere(db: IdentityDb, userId: UserId) {
  await db.transaction((tx) => voidSessions(tx, userId));
  return { ok: true as const };
}
