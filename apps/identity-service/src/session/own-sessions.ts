import type { UserId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { refreshTokens, sessionFamilies, users } from "../schema.ts";
import type { IdentityDb } from "../schema.ts";
import { deviceName } from "./device-name.ts";
import { familySeconds, idleSeconds } from "./refresh-decision.ts";

type Owner = { userId: UserId; tokenId: string | undefined };

/** The sessions of a person that still work, the present one first, then by last use. */
export async function listSessions(db: IdentityDb, { userId, tokenId }: Owner) {
  const isCurrent = sql<boolean>`exists (
    select 1 from refresh_tokens mine where mine.family_id = ${sessionFamilies.id} and mine.id = ${tokenId ?? null}::uuid)`;
  const rows = await db
    .select({
      sessionId: sessionFamilies.id,
      startedAt: sessionFamilies.createdAt,
      lastUsedAt: refreshTokens.createdAt,
      ip: sessionFamilies.ip,
      userAgent: sessionFamilies.userAgent,
      isCurrent,
    })
    .from(sessionFamilies)
    .innerJoin(users, eq(users.id, sessionFamilies.userId))
    .innerJoin(refreshTokens, and(eq(refreshTokens.familyId, sessionFamilies.id), isNull(refreshTokens.rotatedAt)))
    .where(
      and(
        eq(sessionFamilies.userId, userId),
        isNull(sessionFamilies.endedAt),
        sql`coalesce(${sessionFamilies.keptAt}, ${sessionFamilies.createdAt}) >= ${users.sessionsValidFrom}`,
        sql`${sessionFamilies.createdAt} > now() - make_interval(secs => ${familySeconds})`,
        sql`${refreshTokens.createdAt} > now() - make_interval(secs => ${idleSeconds})`,
      ),
    )
    .orderBy(desc(isCurrent), desc(refreshTokens.createdAt))
    .limit(100);
  return rows.map(({ userAgent, startedAt, lastUsedAt, ip, ...session }) => ({
    ...session,
    ip: ip ?? "",
    startedAt: startedAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    device: deviceName(userAgent),
  }));
}

/** Ends one session. Its last access token is refused here at once, elsewhere when it runs out. */
export async function revokeSession(db: IdentityDb, userId: UserId, { sessionId }: { sessionId: string }) {
  const ended = await db
    .update(sessionFamilies)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessionFamilies.id, sessionId), eq(sessionFamilies.userId, userId), isNull(sessionFamilies.endedAt)))
    .returning({ id: sessionFamilies.id });
  if (ended.length === 0) throw new Refusal("SESSION_NOT_FOUND");
  return { ok: true as const };
}
