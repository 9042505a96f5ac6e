import type { Actor } from "@stallhouse/contracts/actor";
import { Refusal } from "@stallhouse/contracts/refusal";
import { eq } from "drizzle-orm";
import { users } from "../schema.ts";
import type { IdentityDb } from "../schema.ts";

/**
 * Identity knows at once what the other services hear seconds later: a token from before the user's sessions were
 * voided, or with a role the user no longer has, is refused here without delay.
 */
export async function requireLiveSession(ctx: { db: IdentityDb; actor: Actor | undefined; issuedAt?: Date }) {
  if (!ctx.actor || !ctx.issuedAt) throw new Refusal("NOT_SIGNED_IN");
  const [user] = await ctx.db
    .select({ validFrom: users.sessionsValidFrom, role: users.role })
    .from(users)
    .where(eq(users.id, ctx.actor.userId));
  if (!user || user.role !== ctx.actor.role || ctx.issuedAt < user.validFrom) throw new Refusal("SESSION_ENDED");
}
