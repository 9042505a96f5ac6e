import type { Actor } from "@stallhouse/contracts/actor";
import { Refusal } from "@stallhouse/contracts/refusal";
import { and, eq } from "drizzle-orm";
import { refreshTokens, sessionFamilies, users } from "../schema.ts";
import type { IdentityDb } from "../schema.ts";

type Acting = { db: IdentityDb; actor: Actor | undefined; issuedAt?: Date | undefined; tokenId?: string | undefined };

const unknownToken = "00000000-0000-0000-0000-000000000000";

/**
 * Identity knows at once what the other services hear seconds later: a token from before the user's sessions were
 * voided, of a session its owner ended, or with a role the user no longer has, is refused here without delay.
 */
export async function requireLiveSession(ctx: Acting) {
  if (!ctx.actor || !ctx.issuedAt) throw new Refusal("NOT_SIGNED_IN");
  const [user] = await ctx.db
    .select({
      validFrom: users.sessionsValidFrom,
      role: users.role,
      guest: users.guest,
      endedAt: sessionFamilies.endedAt,
    })
    .from(users)
    .leftJoin(refreshTokens, eq(refreshTokens.id, ctx.tokenId ?? unknownToken))
    .leftJoin(
      sessionFamilies,
      and(eq(sessionFamilies.id, refreshTokens.familyId), eq(sessionFamilies.userId, users.id)),
    )
    .where(eq(users.id, ctx.actor.userId));
  const isLive =
    user && user.role === ctx.actor.role && user.guest === ctx.actor.guest && ctx.issuedAt >= user.validFrom;
  if (!isLive || user.endedAt) throw new Refusal("SESSION_ENDED");
}
