import { Hono } from "hono";
import type { Context } from "hono";
import type { z } from "zod";
import { findAnswer, fingerprintOf } from "../answers.ts";
import type { Answer } from "../store.ts";
import { newId } from "../ids.ts";
import type { Store } from "../store.ts";
import { suffer } from "../switches/suffer.ts";
import type { Door } from "../switches/suffer.ts";
import type { World } from "../world.ts";
import { createSession, expireSession } from "./checkout-session.ts";
import { expanded, findIn, listOf } from "./expand.ts";
import type { StripeObject } from "./expand.ts";
import { noSuch, StripeFault } from "./fault.ts";
import { pageOf } from "./list.ts";
import { apiVersion } from "./objects.ts";
import { settle } from "./outcome.ts";
import type { Outcome } from "./outcome.ts";
import {
  cancelIntentParams,
  createRefundParams,
  createSessionParams,
  listParams,
  onlyExpand,
  parseParams,
} from "./params.ts";
import { cancelIntent, captureIntent } from "./payment-intent.ts";
import { createRefund } from "./refund.ts";

type StripeDoor = Door & { Variables: { requestId: string } };
type Readable = Extract<keyof Store, "sessions" | "intents" | "charges" | "refunds" | "events">;
type Act<P, T> = { schema: z.ZodType<P>; act: (params: P) => Outcome<T> };

/** The part of the payment provider's API that a shop with a hosted payment page needs. */
export function stripeRouter(world: World): Hono<StripeDoor> {
  const app = new Hono<StripeDoor>();
  app.use(welcome(world));
  app.use(suffer(world, "stripe", injected));
  app.onError((error, c) => {
    if (error instanceof StripeFault) return c.json({ error: error.body }, error.status);
    console.error(error);
    return c.json({ error: { type: "api_error", message: "The sandbox has a fault." } }, 500);
  });

  read(app, world, { path: "/checkout/sessions", table: "sessions", name: "checkout.session" });
  read(app, world, { path: "/payment_intents", table: "intents", name: "payment_intent" });
  read(app, world, { path: "/charges", table: "charges", name: "charge" });
  read(app, world, { path: "/refunds", table: "refunds", name: "refund" });
  read(app, world, { path: "/events", table: "events", name: "event" });

  app.post("/checkout/sessions", (c) =>
    write(world, c, { schema: createSessionParams, act: (params) => createSession(world, params) }),
  );
  app.post("/checkout/sessions/:id/expire", (c) =>
    write(world, c, {
      schema: onlyExpand,
      act: () => expireSession(world, get(world.store.sessions, c, "checkout.session")),
    }),
  );
  app.post("/payment_intents/:id/cancel", (c) =>
    write(world, c, {
      schema: cancelIntentParams,
      act: () => cancelIntent(get(world.store.intents, c, "payment_intent")),
    }),
  );
  app.post("/payment_intents/:id/capture", (c) =>
    write(world, c, { schema: onlyExpand, act: () => captureIntent(get(world.store.intents, c, "payment_intent")) }),
  );
  app.post("/refunds", (c) =>
    write(world, c, { schema: createRefundParams, act: (params) => createRefund(world, params) }),
  );
  app.all("*", (c) => {
    const message = `Unrecognized request URL (${c.req.method}: ${c.req.path}).`;
    return c.json({ error: { type: "invalid_request_error", message } }, 404);
  });
  return app;
}

/** Names the request and lets nobody in without the key. */
function welcome(world: World) {
  return async (c: Context<StripeDoor>, next: () => Promise<void>) => {
    const requestId = newId("req_", 14);
    c.set("requestId", requestId);
    c.header("request-id", requestId);
    c.header("stripe-version", c.req.header("stripe-version") ?? apiVersion);
    const given = c.req.header("authorization");
    if (given === `Bearer ${world.env.stripeApiKey}`) return next();
    const message =
      given === undefined
        ? "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth."
        : "Invalid API Key provided.";
    throw new StripeFault(401, { type: "invalid_request_error", message });
  };
}

function injected(status: number): object {
  return status === 429
    ? { error: { type: "invalid_request_error", code: "rate_limit", message: "Request rate limit exceeded." } }
    : { error: { type: "api_error", message: "An unknown error occurred." } };
}

function read(app: Hono<StripeDoor>, world: World, kind: { path: string; table: Readable; name: string }): void {
  const { path, table, name } = kind;
  app.get(path, (c) => {
    const params = parseParams(listParams, new URL(c.req.url).search);
    const rows: Iterable<StripeObject> = world.store[table].values();
    const page = pageOf(rows, params);
    const paths = params.expand.map((path) => path.replace(/^data\./, ""));
    const find = findIn(world.store);
    return c.json(
      listOf(
        page.data.map((row) => expanded(find, row, paths)),
        `/v1${path}`,
        page.hasMore,
      ),
    );
  });
  app.get(`${path}/:id`, (c) => {
    const { expand } = parseParams(onlyExpand, new URL(c.req.url).search);
    return c.json(expanded(findIn(world.store), get<StripeObject>(world.store[table], c, name), expand));
  });
  if (table !== "sessions") return;
  app.get(`${path}/:id/line_items`, (c) => {
    const session = get(world.store.sessions, c, name);
    return c.json(listOf(session.hidden.lineItems, c.req.path));
  });
}

function get<T>(table: ReadonlyMap<string, T>, c: Context, name: string): T {
  const id = c.req.param("id") ?? "";
  const row = table.get(id);
  if (row === undefined) throw noSuch(name, id);
  return row;
}

/** Does the act once per idempotency key; the same request again gets the same answer, a decided "no" included. */
async function write<P extends { expand: string[] }, T extends StripeObject>(
  world: World,
  c: Context<StripeDoor>,
  { schema, act }: Act<P, T>,
): Promise<Response> {
  const form = await c.req.text();
  const key = c.req.header("idempotency-key");
  const fingerprint = fingerprintOf(c.req.path, form);
  const stored = key === undefined ? undefined : findAnswer(world.store, key);
  if (stored !== undefined) return replay(stored, fingerprint);
  const params = parseParams(schema, form);
  const requestId = c.get("requestId");
  const answerOf = (status: number, body: unknown): { answer?: Answer } =>
    key === undefined ? {} : { answer: { id: key, fingerprint, status, body, requestId, at: Date.now() } };
  try {
    const outcome = act(params);
    const body = expanded(findIn(world.store, outcome.change), outcome.object, params.expand);
    settle(world, outcome, { cause: { requestId, idempotencyKey: key ?? null }, ...answerOf(200, body) });
    return c.json(body);
  } catch (error) {
    if (!(error instanceof StripeFault)) throw error;
    const { answer } = answerOf(error.status, { error: error.body });
    if (answer !== undefined) world.store.commit({ answers: [answer] });
    throw error;
  }
}

function replay(answer: Answer, fingerprint: string): Response {
  if (answer.fingerprint !== fingerprint) {
    throw new StripeFault(400, {
      type: "idempotency_error",
      message:
        "Keys for idempotent requests can only be used with the same parameters they were first used with. " +
        `Try using a key other than '${answer.id}' if you meant to execute a different request.`,
    });
  }
  return Response.json(answer.body, {
    status: answer.status,
    headers: { "idempotent-replayed": "true", "original-request": answer.requestId },
  });
}
