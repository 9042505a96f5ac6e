import { Refusal } from "@stallhouse/contracts/refusal";
import { eq, sql } from "drizzle-orm";
import { refreshTokens } from "../schema.ts";
import type { IdentityDb, IdentityTx } from "../schema.ts";
import { openToken, sessionFor } from "./open-session.ts";
import type { Device, IssuedToken, Person, Session } from "./open-session.ts";
import { refreshDecision } from "./refresh-decision.ts";
import type { TokenState } from "./refresh-decision.ts";
import { successorOf, tokenHash } from "./refresh-token.ts";
import type { SigningKey } from "./signing-keys.ts";
import { endSession } from "./void-sessions.ts";

type Stored = Person & TokenState & { tokenId: string; familyId: string; secret: string };

/**
 * Exchanges a refresh token for the next pair. Reuse after the grace ends the family: somebody else has had the token,
 * and nobody can say who of the two is the owner.
 */
export async function refreshSession(
  { db, signingKey }: { db: IdentityDb; signingKey: SigningKey },
  { refreshToken, ...device }: { refreshToken: string } & Device,
): Promise<Session> {
  // The outcome leaves the transaction before it is refused, or ending the family would be rolled back with it.
  const outcome = await db.transaction(async (tx) => {
    const stored = await lockToken(tx, refreshToken);
    if (!stored) return { refused: "SESSION_ENDED" as const };
    const decision = refreshDecision(stored);
    if (decision === "blocked") return { refused: "ACCOUNT_BLOCKED" as const };
    if (decision === "ended") return { refused: "SESSION_ENDED" as const };
    if (decision === "reused") {
      await endSession(tx, sql`f.id = ${stored.familyId}`);
      return { refused: "SESSION_ENDED" as const };
    }
    const next = successorOf(refreshToken, stored.secret);
    const issued = decision === "repeat" ? await issuedBefore(tx, next) : await rotate(tx, { ...stored, next, device });
    return { stored, issued };
  });
  if (outcome.refused) throw new Refusal(outcome.refused);
  return await sessionFor(signingKey, outcome.stored, outcome.issued);
}

async function lockToken(tx: IdentityTx, refreshToken: string): Promise<Stored | undefined> {
  const [row] = await tx.execute<Stored>(sql`
    select t.id as "tokenId", t.family_id as "familyId", f.secret, u.id as "userId", u.role, u.email, u.name, u.guest,
      s.id as "sellerId", s.shop_name as "shopName", s.standing,
      f.ended_at is not null or coalesce(f.kept_at, f.created_at) < u.sessions_valid_from as "isFamilyEnded",
      extract(epoch from clock_timestamp() - f.created_at)::float8 as "familyAgeSeconds",
      extract(epoch from clock_timestamp() - t.created_at)::float8 as "tokenAgeSeconds",
      extract(epoch from clock_timestamp() - t.rotated_at)::float8 as "rotatedSeconds"
    from refresh_tokens t
    join session_families f on f.id = t.family_id
    join users u on u.id = f.user_id
    left join sellers s on s.user_id = u.id
    where t.token_hash = ${tokenHash(refreshToken)}
    for update of t, f for share of u`);
  return row;
}

type Rotation = Stored & { next: string; device: Device };

/** Where a session is seen from is written only when it changed: people refresh every few minutes from one place. */
async function rotate(tx: IdentityTx, { tokenId, familyId, next, device }: Rotation): Promise<IssuedToken> {
  await tx.execute(sql`
    with seen as (select ${device.ip ?? null}::text as ip, ${device.userAgent ?? null}::text as user_agent),
      moved as (
        update session_families f
        set ip = coalesce(seen.ip, f.ip), user_agent = coalesce(seen.user_agent, f.user_agent) from seen
        where f.id = ${familyId} and (seen.ip <> coalesce(f.ip, '') or seen.user_agent <> coalesce(f.user_agent, '')))
    update refresh_tokens set rotated_at = clock_timestamp() where id = ${tokenId}`);
  return await openToken(tx, familyId, next);
}

async function issuedBefore(tx: IdentityTx, next: string): Promise<IssuedToken> {
  const [row] = await tx
    .select({ jti: refreshTokens.id, sessionId: refreshTokens.familyId, issuedAt: refreshTokens.createdAt })
    .from(refreshTokens)
    .where(eq(refreshTokens.tokenHash, tokenHash(next)));
  if (!row) throw new Refusal("SESSION_ENDED");
  return { ...row, refreshToken: next };
}

/** Ends the session a token belongs to. An unknown token is no fault: the person wanted out, and is. */
export async function logOut(db: IdentityDb, { refreshToken }: { refreshToken: string }) {
  const which = sql`f.id = (select family_id from refresh_tokens where token_hash = ${tokenHash(refreshToken)})`;
  await db.transaction((tx) => endSession(tx, which));
  return { ok: true as const };
}
