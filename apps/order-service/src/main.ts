import { createCaller } from "@stallhouse/auth/caller-token";
import { startService } from "@stallhouse/service/start-service";
import { createCatalog, createPayment } from "./clients.ts";
import { consumers } from "./consumers.ts";
import { env } from "./env.ts";
import { attendOrders, resumePlacements } from "./hold/attend-orders.ts";
import { createTrackTokens } from "./journey/track-token.ts";
import { createOrderWatch } from "./journey/watch-orders.ts";
import { deleteLeftovers } from "./prune/delete-leftovers.ts";
import { reconcilers } from "./reconcile/reconcilers.ts";
import { cancelBlockedParts } from "./seller/cancel-blocked-parts.ts";
import { orderRouter } from "./router.ts";
import * as schema from "./schema.ts";
import type { Deps } from "./trpc.ts";

const caller = createCaller("order-service", env.CALLER_KEY);

await startService({
  name: "order-service",
  env,
  schema,
  folder: new URL("..", import.meta.url),
  router: orderRouter,
  consumers: () => consumers,
  deps: ({ db, sql, log, verifyUser }): Deps => ({
    db,
    log,
    holdSeconds: env.HOLD_SECONDS,
    pendingSeconds: env.PENDING_SECONDS,
    catalog: createCatalog({ url: env.CATALOG_URL, caller }),
    payment: createPayment({ url: env.PAYMENT_URL, caller }),
    verifyUser,
    watch: createOrderWatch(sql, log),
    track: createTrackTokens(env.TRACK_SECRET),
  }),
  loops: [
    { name: "attend orders", everyMs: 1_000, run: attendOrders },
    { name: "cancel blocked parts", everyMs: 1_000, run: cancelBlockedParts },
    { name: "resume placements", everyMs: 5_000, run: resumePlacements },
    { name: "leftovers", everyMs: 3_600_000, run: deleteLeftovers },
  ],
  reconcilers,
});
