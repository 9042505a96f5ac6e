import { role } from "@stallhouse/contracts/actor";
import { emailInput, line } from "@stallhouse/contracts/forms/input";
import { sellerId, userId } from "@stallhouse/contracts/ids";
import { page } from "@stallhouse/contracts/paging";
import { z } from "zod";
import { askResetInput, becomeMemberInput, changePasswordInput, checkLinkInput } from "./account/account-input.ts";
import { ip, linkInput } from "./account/account-input.ts";
import { checkLink } from "./account/account-link.ts";
import { preferencesInput, registerCustomerInput, registerSellerInput, resetInput } from "./account/account-input.ts";
import { typedPassword, updateInput, userAgent } from "./account/account-input.ts";
import { getAccount } from "./account/account-queries.ts";
import { becomeMember } from "./account/become-member.ts";
import { setPreferences, updateAccount } from "./account/change-account.ts";
import { changePassword } from "./account/change-password.ts";
import { registerCustomer } from "./account/register-customer.ts";
import { requestReset, resetPassword } from "./account/reset-password.ts";
import { requestVerification, verifyEmail } from "./account/verify-email.ts";
import { approveSeller, blockSeller, unblockSeller } from "./seller/change-standing.ts";
import { registerSeller } from "./seller/register-seller.ts";
import { getSeller, getShop, listSellers } from "./seller/seller-queries.ts";
import { shopInput } from "./seller/shop-input.ts";
import { standings } from "./seller/standing.ts";
import { updateShop } from "./seller/update-shop.ts";
import { listRevoked } from "./session/list-revoked.ts";
import { logIn } from "./session/log-in.ts";
import { listSessions, revokeSession } from "./session/own-sessions.ts";
import { logOut, refreshSession } from "./session/refresh-session.ts";
import { startGuest } from "./session/start-guest.ts";
import { logOutEverywhere } from "./session/void-sessions.ts";
import {
  adminProcedure,
  customerProcedure,
  internalProcedure,
  memberProcedure,
  router,
  sellerProcedure,
} from "./trpc.ts";
import { listUsers } from "./user/user-queries.ts";

const query = line(100).optional();
const logInInput = z.strictObject({ email: emailInput, password: typedPassword, ip, userAgent });
const refreshToken = line(200);
const refreshInput = z.strictObject({ refreshToken, ip: ip.optional(), userAgent });
const sessionRef = z.strictObject({ sessionId: z.uuid() });
const sellerRef = z.strictObject({ sellerId });
const blockInput = z.strictObject({ sellerId, reason: line(500) });
const userFilter = z.strictObject({ query, role: role.optional(), ...page });
const sellerFilter = z.strictObject({ query, standing: z.enum(standings).optional(), ...page });

export const identityRouter = router({
  customer: {
    account: {
      get: customerProcedure.query(({ ctx }) => getAccount(ctx.db, ctx.person.userId)),
      update: memberProcedure
        .input(updateInput)
        .mutation(({ ctx, input }) => updateAccount(ctx.db, ctx.person.userId, input)),
      setPreferences: memberProcedure
        .input(preferencesInput)
        .mutation(({ ctx, input }) => setPreferences(ctx.db, ctx.person.userId, input)),
      changePassword: memberProcedure
        .input(changePasswordInput)
        .mutation(({ ctx, input }) => changePassword(ctx, ctx.person, input)),
      logOutEverywhere: customerProcedure.mutation(({ ctx }) => logOutEverywhere(ctx.db, ctx.person.userId)),
    },
    session: {
      list: memberProcedure.query(({ ctx }) => listSessions(ctx.db, ctx.person)),
      revoke: memberProcedure
        .input(sessionRef)
        .mutation(({ ctx, input }) => revokeSession(ctx.db, ctx.person.userId, input)),
    },
  },
  seller: {
    account: {
      get: sellerProcedure.query(({ ctx }) => getAccount(ctx.db, ctx.person.userId)),
      update: sellerProcedure
        .input(updateInput)
        .mutation(({ ctx, input }) => updateAccount(ctx.db, ctx.person.userId, input)),
      setPreferences: sellerProcedure
        .input(preferencesInput)
        .mutation(({ ctx, input }) => setPreferences(ctx.db, ctx.person.userId, input)),
      changePassword: sellerProcedure
        .input(changePasswordInput)
        .mutation(({ ctx, input }) => changePassword(ctx, ctx.person, input)),
      logOutEverywhere: sellerProcedure.mutation(({ ctx }) => logOutEverywhere(ctx.db, ctx.person.userId)),
    },
    session: {
      list: sellerProcedure.query(({ ctx }) => listSessions(ctx.db, ctx.person)),
      revoke: sellerProcedure
        .input(sessionRef)
        .mutation(({ ctx, input }) => revokeSession(ctx.db, ctx.person.userId, input)),
    },
    shop: {
      get: sellerProcedure.query(({ ctx }) => getShop(ctx.db, ctx.seller.sellerId)),
      update: sellerProcedure.input(shopInput).mutation(({ ctx, input }) => updateShop(ctx.db, ctx.seller, input)),
    },
  },
  admin: {
    account: {
      get: adminProcedure.query(({ ctx }) => getAccount(ctx.db, ctx.person.userId)),
      update: adminProcedure
        .input(updateInput)
        .mutation(({ ctx, input }) => updateAccount(ctx.db, ctx.person.userId, input)),
      setPreferences: adminProcedure
        .input(preferencesInput)
        .mutation(({ ctx, input }) => setPreferences(ctx.db, ctx.person.userId, input)),
      changePassword: adminProcedure
        .input(changePasswordInput)
        .mutation(({ ctx, input }) => changePassword(ctx, ctx.person, input)),
      logOutEverywhere: adminProcedure.mutation(({ ctx }) => logOutEverywhere(ctx.db, ctx.person.userId)),
    },
    session: {
      list: adminProcedure.query(({ ctx }) => listSessions(ctx.db, ctx.person)),
      revoke: adminProcedure
        .input(sessionRef)
        .mutation(({ ctx, input }) => revokeSession(ctx.db, ctx.person.userId, input)),
    },
    user: {
      list: adminProcedure.input(userFilter).query(({ ctx, input }) => listUsers(ctx.db, input)),
    },
    seller: {
      list: adminProcedure.input(sellerFilter).query(({ ctx, input }) => listSellers(ctx.db, input)),
      get: adminProcedure.input(sellerRef).query(({ ctx, input }) => getSeller(ctx.db, input.sellerId)),
      approve: adminProcedure
        .input(sellerRef)
        .mutation(({ ctx, input }) => approveSeller(ctx.db, ctx.admin, input.sellerId)),
      block: adminProcedure.input(blockInput).mutation(({ ctx, input }) => blockSeller(ctx.db, ctx.admin, input)),
      unblock: adminProcedure
        .input(sellerRef)
        .mutation(({ ctx, input }) => unblockSeller(ctx.db, ctx.admin, input.sellerId)),
    },
  },
  internal: {
    session: {
      logIn: internalProcedure.input(logInInput).mutation(({ ctx, input }) => logIn(ctx, input)),
      refresh: internalProcedure.input(refreshInput).mutation(({ ctx, input }) => refreshSession(ctx, input)),
      logOut: internalProcedure
        .input(z.strictObject({ refreshToken }))
        .mutation(({ ctx, input }) => logOut(ctx.db, input)),
      /** For web, which hears no facts: whose tokens were taken back since it last asked. */
      listRevoked: internalProcedure
        .input(z.strictObject({ since: z.iso.datetime().optional() }))
        .query(({ ctx, input }) => listRevoked(ctx.db, input)),
      startGuest: internalProcedure
        .input(z.strictObject({ ip, userAgent }))
        .mutation(({ ctx, input }) => startGuest(ctx, input)),
    },
    account: {
      registerCustomer: internalProcedure
        .input(registerCustomerInput)
        .mutation(({ ctx, input }) => registerCustomer(ctx, input)),
      registerSeller: internalProcedure
        .input(registerSellerInput)
        .mutation(({ ctx, input }) => registerSeller(ctx, input)),
      becomeMember: internalProcedure.input(becomeMemberInput).mutation(({ ctx, input }) => becomeMember(ctx, input)),
      requestReset: internalProcedure.input(askResetInput).mutation(({ ctx, input }) => requestReset(ctx.db, input)),
      reset: internalProcedure.input(resetInput).mutation(({ ctx, input }) => resetPassword(ctx, input)),
      checkLink: internalProcedure.input(checkLinkInput).query(({ ctx, input }) => checkLink(ctx.db, input)),
      requestVerification: internalProcedure
        .input(z.strictObject({ userId }))
        .mutation(({ ctx, input }) => requestVerification(ctx.db, input)),
      verifyEmail: internalProcedure.input(linkInput).mutation(({ ctx, input }) => verifyEmail(ctx.db, input)),
    },
  },
});
export type IdentityRouter = typeof identityRouter;
