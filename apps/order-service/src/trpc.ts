import type { VerifyUserToken } from "@stallhouse/auth/user-token";
import type { Db } from "@stallhouse/db/connect";
import type { Log } from "@stallhouse/service/log";
import { createTrpc } from "@stallhouse/service/trpc";
import type { Catalog, Payment } from "./clients.ts";
import type { TrackTokens } from "./journey/track-token.ts";
import type { OrderWatch } from "./journey/watch-orders.ts";
import type * as schema from "./schema.ts";

/** What the use cases of this service need. */
export type Deps = {
  db: Db<typeof schema>;
  log: Log;
  catalog: Catalog;
  payment: Payment;
  /** For the guest's token that comes with a merge. */
  verifyUser: VerifyUserToken;
  watch: OrderWatch;
  /** For the signed links by which guests follow their orders. */
  track: TrackTokens;
  /** How long catalog holds stock for an unpaid order. */
  holdSeconds: number;
  /** How long an order may wait for catalog's answer. */
  pendingSeconds: number;
};

export const {
  router,
  createCallerFactory,
  publicProcedure,
  customerProcedure,
  memberProcedure,
  sellerProcedure,
  adminProcedure,
} = createTrpc<Deps>();
