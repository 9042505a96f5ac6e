import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { findAnswer, fingerprintOf } from "../answers.ts";
import type { Letter } from "../store.ts";
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
  cc: oneOrMany.default([]),
  bcc: oneOrMany.default([]),
  reply_to: oneOrMany.default([]),
  subject: oneLine,
  html: z
    .string()
    .nullish()
    .transform((html) => html ?? ""),
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? ""),
  headers: z.record(z.string(), oneLine).default({}),
  tags: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
});

/** Resend's door: takes a mail, answers its id, keeps it for the mailbox page. */
export function mailRouter(world: World): Hono<Door> {
  const app = new Hono<Door>();
  app.use("/emails", async (c, next) => {
    const given = c.req.header("authorization");
    if (given === undefined)
      return no(c, {
        statusCode: 401,
        name: "missing_api_key",
        message: "Missing API key in the authorization header.",
      });
    if (given !== `Bearer ${world.env.resendApiKey}`)
      return no(c, { statusCode: 403, name: "invalid_api_key", message: "API key is invalid." });
    return next();
  });
  app.use("/emails", suffer(world, "mail", injected));
  app.post("/emails", async (c) => receive(world, c, await c.req.text()));
  app.all("/emails/*", (c) =>
    no(c, { statusCode: 404, name: "not_found", message: "The requested endpoint does not exist." }),
  );
  return app;
}

type Mail = z.infer<typeof mail>;
type Key = { value: string; fingerprint: string } | undefined;

function receive(world: World, c: Context<Door>, body: string): Response {
  const value = c.req.header("idempotency-key");
  if (value === undefined) return take(world, c, { body, key: undefined });
  if (value === "" || value.length > 256) {
    return no(c, { statusCode: 400, name: "invalid_idempotency_key", message: "The key must be between 1-256 chars." });
  }
  const key = { value, fingerprint: fingerprintOf(c.req.path, body) };
  const before = findAnswer(world.store, `mail:${value}`);
  if (before === undefined) return take(world, c, { body, key });
  if (before.fingerprint === key.fingerprint) return c.json(before.body);
  const message = "Same idempotency key used with a different request payload.";
  return no(c, { statusCode: 409, name: "invalid_idempotent_request", message });
}

function take(world: World, c: Context<Door>, { body, key }: { body: string; key: Key }): Response {
  const parsed = mail.safeParse(jsonOf(body));
  if (!parsed.success) return refuse(c, parsed.error.issues[0]);
  if (parsed.data.html === "" && parsed.data.text === "") {
    return no(c, { statusCode: 422, name: "missing_required_field", message: "Missing `html` or `text` field." });
  }
  return c.json({ id: keep(world, parsed.data, key) });
}

function keep(world: World, sent: Mail, key: Key): string {
  const id = randomUUID();
  const letter: Letter = {
    id,
    channel: "mail",
    from: sent.from,
    to: sent.to,
    cc: sent.cc,
    bcc: sent.bcc,
    replyTo: sent.reply_to,
    subject: sent.subject,
    text: sent.text === "" ? null : sent.text,
    headers: sent.headers,
    tags: sent.tags,
    idempotencyKey: key?.value ?? null,
    receivedAt: new Date().toISOString(),
  };
  const answer = { status: 200, body: { id }, requestId: id, at: Date.now() };
  const answers = key === undefined ? [] : [{ id: `mail:${key.value}`, fingerprint: key.fingerprint, ...answer }];
  const bodies = sent.html === "" ? [] : [{ id, html: sent.html }];
  world.store.commit({ messages: [letter], bodies, answers });
  return id;
}

function refuse(c: Context<Door>, issue: z.core.$ZodIssue | undefined): Response {
  const field = String(issue?.path[0] ?? "body");
  if (issue?.message.endsWith("received undefined") === true) {
    return no(c, { statusCode: 422, name: "missing_required_field", message: `Missing \`${field}\` field.` });
  }
  return no(c, {
    statusCode: 422,
    name: "validation_error",
    message: `Invalid \`${field}\` field. ${issue?.message ?? ""}`,
  });
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function no(c: Context, error: { statusCode: ContentfulStatusCode; name: string; message: string }): Response {
  return c.json(error, error.statusCode);
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
