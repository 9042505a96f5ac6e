import { role } from "@stallhouse/contracts/actor";
import { sellerId } from "@stallhouse/contracts/ids";
import { page } from "@stallhouse/contracts/paging";
import { z } from "zod";
import { ip, registerCustomerInput, registerSellerInput, typedPassword } from "./account/account-input.ts";
import { getAccount } from "./account/account-queries.ts";
import { emailInput } from "./account/email.ts";
import { registerCustomer } from "./account/register-customer.ts";
import { approveSeller, blockSeller, unblockSeller } from "./seller/change-standing.ts";
import { registerSeller } from "./seller/register-seller.ts";
import { getSeller, listSellers } from "./seller/seller-queries.ts";
import { standings } from "./seller/standing.ts";
import { logIn } from "./session/log-in.ts";
import { logOut, refreshSession } from "./session/refresh-session.ts";
import { startGuest } from "./session/start-guest.ts";
import { logOutEverywhere } from "./session/void-sessions.ts";
import { adminProcedure, customerProcedure, internalProcedure, router, sellerProcedure } from "./trpc.ts";
import { listUsers } from "./user/user-queries.ts";

const query = z.string().trim().min(1).max(100).optional();
const logInInput = z.strictObject({ email: emailInput, password: typedPassword, ip });
const sessionRef = z.strictObject({ refreshToken: z.string().min(1).max(200) });
const sellerRef = z.strictObject({ sellerId });
const blockInput = z.strictObject({ sellerId, reason: z.string().trim().min(1).max(500) });
const userFilter = z.strictObject({ query, role: role.optional(), ...page });
const sellerFilter = z.strictObject({ query, standing: z.enum(standings).optional(), ...page });

export const identityRouter = router({
  customer: {
    account: {
      get: customerProcedure.query(({ ctx }) => getAccount(ctx.db, ctx.customer.customerId)),
      logOutEverywhere: customerProcedure.mutation(({ ctx }) => logOutEverywhere(ctx.db, ctx.customer.customerId)),
    },
  },
  seller: {
    account: {
      get: sellerProcedure.query(({ ctx }) => getAccount(ctx.db, ctx.seller.userId)),
      logOutEverywhere: sellerProcedure.mutation(({ ctx }) => logOutEverywhere(ctx.db, ctx.seller.userId)),
    },
  },
  admin: {
    account: {
      get: adminProcedure.query(({ ctx }) => getAccount(ctx.db, ctx.admin.userId)),
      logOutEverywhere: adminProcedure.mutation(({ ctx }) => logOutEverywhere(ctx.db, ctx.admin.userId)),
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
      refresh: internalProcedure.input(sessionRef).mutation(({ ctx, input }) => refreshSession(ctx, input)),
      logOut: internalProcedure.input(sessionRef).mutation(({ ctx, input }) => logOut(ctx.db, input)),
      startGuest: internalProcedure.input(z.strictObject({ ip })).mutation(({ ctx }) => startGuest(ctx)),
    },
    account: {
      registerCustomer: internalProcedure
        .input(registerCustomerInput)
        .mutation(({ ctx, input }) => registerCustomer(ctx, input)),
      registerSeller: internalProcedure
        .input(registerSellerInput)
        .mutation(({ ctx, input }) => registerSeller(ctx, input)),
    },
  },
});
export type IdentityRouter = typeof identityRouter;
