import { connect } from "@stallhouse/db/connect";
import { startService } from "@stallhouse/service/start-service";
import { forgetOldChanges } from "./change/forget-old-changes.ts";
import { consumers } from "./consumers.ts";
import { env } from "./env.ts";
import { askLapsedHolds } from "./inventory/ask-lapsed-holds.ts";
import { releaseOfOver } from "./inventory/release-stock.ts";
import { makeWaitingSizes } from "./media/make-waiting-sizes.ts";
import { mediaRoutes } from "./media/media-routes.ts";
import { openPictureWorks } from "./media/picture-works.ts";
import { openStorage } from "./media/open-storage.ts";
import { sweepUnusedMedia } from "./media/sweep-unused-media.ts";
import { readOnlyUrl } from "./read-only-url.ts";
import { catalogRouter } from "./router.ts";
import * as schema from "./schema.ts";
import { keepUp } from "./search/keep-up.ts";
import { askForConfirmations } from "./stock-alert/ask-for-confirmations.ts";
import { forgetOldStockAlerts, sendStockAlerts } from "./stock-alert/send-stock-alerts.ts";

const works = openPictureWorks(openStorage(env));

await startService({
  name: "catalog-service",
  env,
  schema,
  folder: new URL("..", import.meta.url),
  router: catalogRouter,
  consumers: () => consumers,
  deps: ({ db }) => ({ db, reads: connect(readOnlyUrl(env.DATABASE_URL), schema).db }),
  routes: ({ db, reads }) => mediaRoutes({ db, reads, works }),
  loops: [
    { name: "picture sizes", everyMs: 1_000, run: ({ db }) => makeWaitingSizes(db, works) },
    { name: "unused pictures", everyMs: 600_000, run: ({ db }) => sweepUnusedMedia(db, works) },
    { name: "stock alerts", everyMs: 5_000, run: ({ db }) => sendStockAlerts(db) },
    { name: "unconfirmed stock alerts", everyMs: 1_000, run: ({ db }) => askForConfirmations(db) },
    { name: "old stock alerts", everyMs: 60_000, run: ({ db }) => forgetOldStockAlerts(db) },
    { name: "old changes", everyMs: 30_000, run: ({ db }) => forgetOldChanges(db) },
    { name: "search words", everyMs: 500, run: ({ db }) => keepUp(db) },
  ],
  reconcilers: [
    { what: "hold that ran out without order's word", everyMs: 10_000, run: ({ db }) => askLapsedHolds(db) },
    { what: "held for an order that is over", everyMs: 60_000, run: ({ db }) => releaseOfOver(db) },
  ],
});
