import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { findAnswer, fingerprintOf } from "../answers.ts";
import { suffer } from "../switches/suffer.ts";
import type { Door } from "../switches/suffer.ts";
import type { World } from "../world.ts";

const oneLine = z
  .string()
  .min(1)
  .max(998)
  .regex(/^[^\r\n]*$/, "The \\n is not allowed");
const address = oneLine.regex(/^(?:[^<>]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/, {
  error:
    "Invalid field. The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.",
});
const oneOrMany = z.union([address.transform((one) => [one]), z.array(address).min(1).max(50)]);

const mail = z.looseObject({
  from: address,
  to: oneOrMany,
  cc: oneOrMany.optional(),
  bcc: oneOrMany.optional(),
  reply_to: oneOrMany.optional(),
  subject: oneLine,
  html: z.string().nullish(),
  text: z.string().nullish(),
  headers: z.record(z.string(), oneLine).optional(),
  tags: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
});

/** Resend's door: takes a mail, answers its id, keeps it for the mailbox page. */
export function mailRouter(world: World): Hono<Door> {
  const app = new Hono<Door>();
  app.use("/emails", async (c, next) => {
    const given = c.req.header("authorization");
    if (given === undefined) return no(c, 401, "missing_api_key", "Missing API key in the authorization header.");
    if (given !== `Bearer ${world.env.resendApiKey}`) return no(c, 403, "invalid_api_key", "API key is invalid.");
    return next();
  });
  app.use("/emails", suffer(world, "mail", injected));
  app.post("/emails", async (c) => receive(world, c, await c.req.text()));
  app.all("/emails/*", (c) => no(c, 404, "not_found", "The requested endpoint does not exist."));
  return app;
}

function receive(world: World, c: Context<Door>, body: string): Response {
  const key = c.req.header("idempotency-key") ?? null;
  if (key !== null && (key.length < 1 || key.length > 256)) {
    return no(c, 400, "invalid_idempotency_key", "The key must be between 1-256 chars.");
  }
  const fingerprint = fingerprintOf(c.req.path, body);
  const before = key === null ? undefined : findAnswer(world.store, `mail:${key}`);
  if (before !== undefined) {
    if (before.fingerprint === fingerprint) return c.json(before.body);
    return no(c, 409, "invalid_idempotent_request", "Same idempotency key used with a different request payload.");
  }
  const parsed = mail.safeParse(jsonOf(body));
  if (!parsed.success) return refuse(c, parsed.error.issues[0]);
  const sent = parsed.data;
  if (!sent.html && !sent.text) return no(c, 422, "missing_required_field", "Missing `html` or `text` field.");
  const id = randomUUID();
  world.store.commit({
    messages: [
      {
        id,
        channel: "mail",
        from: sent.from,
        to: sent.to,
        cc: sent.cc ?? [],
        bcc: sent.bcc ?? [],
        replyTo: sent.reply_to ?? [],
        subject: sent.subject,
        html: sent.html ?? null,
        text: sent.text ?? null,
        headers: sent.headers ?? {},
        tags: sent.tags ?? [],
        idempotencyKey: key,
        receivedAt: new Date().toISOString(),
      },
    ],
    ...(key !== null && {
      answers: [{ id: `mail:${key}`, fingerprint, status: 200, body: { id }, requestId: id, at: Date.now() }],
    }),
  });
  return c.json({ id });
}

function refuse(c: Context<Door>, issue: z.core.$ZodIssue | undefined): Response {
  const field = String(issue?.path[0] ?? "body");
  if (issue?.message.endsWith("received undefined") === true) {
    return no(c, 422, "missing_required_field", `Missing \`${field}\` field.`);
  }
  return no(c, 422, "validation_error", `Invalid \`${field}\` field. ${issue?.message ?? ""}`);
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function no(c: Context, statusCode: ContentfulStatusCode, name: string, message: string): Response {
  return c.json({ statusCode, name, message }, statusCode);
}

function injected(statusCode: number): object {
  return statusCode === 429
    ? {
        statusCode,
        name: "rate_limit_exceeded",
        message: "Too many requests. Please limit the number of requests per second.",
      }
    : { statusCode, name: "internal_server_error", message: "An unexpected error occurred." };
}
