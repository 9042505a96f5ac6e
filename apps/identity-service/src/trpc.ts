import { createTrpc } from "@stallhouse/service/trpc";
import type { Passwords } from "./account/password-hash.ts";
import type { IdentityDb } from "./schema.ts";
import { requireLiveSession } from "./session/require-live-session.ts";
import type { SigningKey } from "./session/signing-keys.ts";

type Deps = { db: IdentityDb; passwords: Passwords; signingKey: SigningKey };

const bases = createTrpc<Deps>();
export const { router, createCallerFactory, internalProcedure } = bases;

/** Each with `person`: whose account it is, and the session that acts. */
export const customerProcedure = bases.customerProcedure.use(async ({ ctx, next }) => {
  const sessionId = await requireLiveSession(ctx);
  return await next({ ctx: { person: { userId: ctx.customer.customerId, sessionId } } });
});
/** Not for guests. */
export const memberProcedure = bases.memberProcedure.use(async ({ ctx, next }) => {
  const sessionId = await requireLiveSession(ctx);
  return await next({ ctx: { person: { userId: ctx.customer.customerId, sessionId } } });
});
export const sellerProcedure = bases.sellerProcedure.use(async ({ ctx, next }) => {
  const sessionId = await requireLiveSession(ctx);
  return await next({ ctx: { person: { userId: ctx.seller.userId, sessionId } } });
});
export const adminProcedure = bases.adminProcedure.use(async ({ ctx, next }) => {
  const sessionId = await requireLiveSession(ctx);
  return await next({ ctx: { person: { userId: ctx.admin.userId, sessionId } } });
});
