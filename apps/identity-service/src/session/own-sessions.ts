import type { UserId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { refreshTokens, sessionFamilies, users } from "../schema.ts";
import type { IdentityDb } from "../schema.ts";
import { deviceName } from "./device-name.ts";
import { familySeconds, idleSeconds } from "./refresh-decision.ts";
import { endSession } from "./void-sessions.ts";

type Owner = { userId: UserId; sessionId: string };

/** The sessions of a person that still work, the present one first, then by last use. */
export async function listSessions(db: IdentityDb, { userId, sessionId }: Owner) {
  const isCurrent = sql<boolean>`${sessionFamilies.id} = ${sessionId}`;
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

/** Ends one session. Its last access token is refused here at once, elsewhere within seconds. */
export async function revokeSession(db: IdentityDb, userId: UserId, { sessionId }: { sessionId: string }) {
  const hasEnded = await db.transaction((tx) => endSession(tx, sql`f.id = ${sessionId} and f.user_id = ${userId}`));
  if (!hasEnded) throw new Refusal("SESSION_NOT_FOUND");
  return { ok: true as const };
}
