import type { Db, Tx } from "@stallhouse/db/connect";
import { createTrpc } from "@stallhouse/service/trpc";
import type * as schema from "./schema.ts";

export type CatalogDb = Db<typeof schema>;
export type CatalogTx = Tx<typeof schema>;

/** `reads` opens every transaction read-only: whatever the public asks, it cannot write. */
export type Deps = { db: CatalogDb; reads: CatalogDb };

export const {
  router,
  createCallerFactory,
  publicProcedure,
  customerProcedure,
  memberProcedure,
  sellerProcedure,
  adminProcedure,
  internalProcedure,
} = createTrpc<Deps>();
