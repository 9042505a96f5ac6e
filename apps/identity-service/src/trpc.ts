import { createTrpc } from "@stallhouse/service/trpc";
import type { Passwords } from "./account/password-hash.ts";
import type { IdentityDb } from "./schema.ts";
import { requireLiveSession } from "./session/require-live-session.ts";
import type { SigningKey } from "./session/signing-keys.ts";

export type Deps = { db: IdentityDb; passwords: Passwords; signingKey: SigningKey };

const bases = createTrpc<Deps>();
export const { router, createCallerFactory, internalProcedure } = bases;

/** Each with `person`: whose account it is, and the session that acts. */
export const customerProcedure = bases.customerProcedure.use(async ({ ctx, next }) => {
  await requireLiveSession(ctx);
  return await next({ ctx: { person: { userId: ctx.customer.customerId, tokenId: ctx.tokenId } } });
});
/** Not for guests. */
export const memberProcedure = bases.memberProcedure.use(async ({ ctx, next }) => {
  await requireLiveSession(ctx);
  return await next({ ctx: { person: { userId: ctx.customer.customerId, tokenId: ctx.tokenId } } });
});
export const sellerProcedure = bases.sellerProcedure.use(async ({ ctx, next }) => {
  await requireLiveSession(ctx);
  return await next({ ctx: { person: { userId: ctx.seller.userId, tokenId: ctx.tokenId } } });
});
export const adminProcedure = bases.adminProcedure.use(async ({ ctx, next }) => {
  await requireLiveSession(ctx);
  return await next({ ctx: { person: { userId: ctx.admin.userId, tokenId: ctx.tokenId } } });
});
