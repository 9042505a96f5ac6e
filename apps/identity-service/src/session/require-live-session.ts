import type { Actor } from "@stallhouse/contracts/actor";
import { Refusal } from "@stallhouse/contracts/refusal";
import { and, eq, isNull, sql } from "drizzle-orm";
import { sessionFamilies, users } from "../schema.ts";
import type { IdentityDb } from "../schema.ts";

type Acting = { db: IdentityDb; actor: Actor | undefined; issuedAt?: Date | undefined; sessionId?: string | undefined };

/**
 * Identity knows at once what the other services hear seconds later: a token from before the user's sessions were
 * voided, of a session that has ended, or with a role the user no longer has, is refused here without delay.
 * @returns the session that acts.
 */
export async function requireLiveSession({ db, actor, issuedAt, sessionId }: Acting): Promise<string> {
  if (!actor || !issuedAt || !sessionId) throw new Refusal("NOT_SIGNED_IN");
  const [live] = await db
    .select({ validFrom: users.sessionsValidFrom })
    .from(users)
    .innerJoin(sessionFamilies, eq(sessionFamilies.userId, users.id))
    .where(
      and(
        eq(users.id, actor.userId),
        eq(users.role, actor.role),
        eq(users.guest, actor.guest),
        eq(sessionFamilies.id, sessionId),
        isNull(sessionFamilies.endedAt),
        sql`coalesce(${sessionFamilies.keptAt}, ${sessionFamilies.createdAt}) >= ${users.sessionsValidFrom}`,
      ),
    );
  if (!live || issuedAt < live.validFrom) throw new Refusal("SESSION_ENDED");
  return sessionId;
}
