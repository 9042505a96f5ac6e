import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { mailRouter } from "./mail/resend.ts";
import { mailboxApi, mailboxPages } from "./mailbox/router.tsx";
import { placesRouter } from "./page/places.tsx";
import { payApi } from "./pay/api.ts";
import { listCharges } from "./pay/charges.ts";
import { pastPaymentsApi } from "./pay/past-payments.ts";
import { payRouter } from "./pay/router.tsx";
import { smsRouter } from "./sms/twilio.ts";
import { stripeRouter } from "./stripe/router.ts";
import { switchesApi, switchesPages } from "./switches/router.tsx";
import type { Door } from "./switches/suffer.ts";
import { webhookApi } from "./webhook/router.ts";
import type { World } from "./world.ts";

/** All doors: the providers' (`/v1`, `/emails`, `/2010-04-01`), pages for people, `/api` for tests. */
export function sandboxApp(world: World): Hono<Door> {
  const app = new Hono<Door>();
  app.use(bodyLimit({ maxSize: 5_000_000 }));
  app.get("/healthz", (c) => c.json({ status: "ok" }));

  app.route("/v1", stripeRouter(world));
  app.route("/", mailRouter(world));
  app.route("/", smsRouter(world));

  app.use("/pay/*", csrf());
  app.use("/switches", csrf());
  app.route("/pay", payRouter(world));
  app.route("/mailbox", mailboxPages(world));
  app.route("/switches", switchesPages(world));
  app.route("/", placesRouter(world));

  app.route("/api/sessions", payApi(world));
  app.route("/api/past-payments", pastPaymentsApi(world));
  app.route("/api/messages", mailboxApi(world));
  app.route("/api/switches", switchesApi(world));
  app.route("/api/webhooks", webhookApi(world));
  app.get("/api/charges", (c) => c.json({ items: listCharges(world) }));
  app.post("/api/reset", (c) => {
    world.post.clear();
    world.store.clear([
      "sessions",
      "intents",
      "charges",
      "refunds",
      "events",
      "answers",
      "messages",
      "bodies",
      "deliveries",
      "switches",
    ]);
    return c.body(null, 204);
  });
  return app;
}
