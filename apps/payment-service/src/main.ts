import { startService } from "@stallhouse/service/start-service";
import { paymentConsumers } from "./consumers.ts";
import { env } from "./env.ts";
import { loops, reconcilers } from "./loops.ts";
import { createStripeProvider } from "./provider.ts";
import { paymentRouter } from "./router.ts";
import * as schema from "./schema.ts";
import { webhookRoute } from "./webhook/webhook-route.ts";

await startService({
  name: "payment-service",
  env,
  schema,
  folder: new URL("..", import.meta.url),
  router: paymentRouter,
  consumers: paymentConsumers,
  deps: ({ db, log }) => ({
    db,
    log,
    provider: createStripeProvider({
      apiKey: env.STRIPE_API_KEY,
      webhookSecret: env.WEBHOOK_SECRET,
      apiUrl: env.STRIPE_API_URL,
    }),
    publicUrl: env.PUBLIC_URL,
    sweepSeconds: env.SWEEP_SECONDS,
  }),
  loops,
  reconcilers,
  routes: (deps) => [webhookRoute(deps)],
});
