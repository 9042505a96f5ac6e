import type { Db, Tx as AnyTx } from "@stallhouse/db/connect";
import type { Log } from "@stallhouse/service/log";
import { createTrpc } from "@stallhouse/service/trpc";
import type { Provider } from "./provider-port.ts";
import type * as schema from "./schema.ts";

export type Deps = {
  db: Db<typeof schema>;
  provider: Provider;
  log: Log;
  /** The shop's address. */
  publicUrl: string;
  /** How long a payment may be without a verdict before the provider is asked. */
  sweepSeconds: number;
};
export type Tx = AnyTx<typeof schema>;

export const { router, createCallerFactory, internalProcedure, adminProcedure } = createTrpc<Deps>();
