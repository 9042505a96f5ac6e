import { connect } from "@stallhouse/db/connect";
import { startService } from "@stallhouse/service/start-service";
import { consumers } from "./consumers.ts";
import { env } from "./env.ts";
import { sweepExpiredHolds } from "./inventory/sweep-expired-holds.ts";
import { readOnlyUrl } from "./read-only-url.ts";
import { catalogRouter } from "./router.ts";
import * as schema from "./schema.ts";
import { keepUp } from "./search/keep-up.ts";

await startService({
  name: "catalog-service",
  env,
  schema,
  migrations: new URL("../drizzle", import.meta.url),
  router: catalogRouter,
  consumers: () => consumers,
  deps: ({ db }) => ({ db, reads: connect(readOnlyUrl(env.DATABASE_URL), schema).db }),
  loops: [
    { name: "expired holds", everyMs: 10_000, run: ({ db }) => sweepExpiredHolds(db) },
    { name: "search words", everyMs: 500, run: ({ db }) => keepUp(db) },
  ],
});
