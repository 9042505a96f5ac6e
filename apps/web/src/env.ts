import { environmentFaults, environmentValues, faultLines } from "@stallhouse/service/env";
import { modes } from "@stallhouse/service/mode";
import { z } from "zod";

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "is not JSON" });
    return z.NEVER;
  }
});
const count = z.coerce.number().int().positive();
const url = z.url().transform((value) => value.replace(/\/$/, ""));
const flag = z
  .enum(["0", "1", "true", "false"])
  .default("0")
  .transform((value) => value === "1" || value === "true");

const demoAccount = z.object({ role: z.string(), label: z.string(), email: z.string(), password: z.string() });

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  /** The address people type: origin checks and cookies go by it. */
  PUBLIC_URL: url,
  NEXTAUTH_SECRET: z.string().min(16),
  /** The private key that names this process to the services. */
  CALLER_KEY: json.pipe(z.looseObject({ kty: z.string(), kid: z.string() })),
  IDENTITY_URL: url,
  CATALOG_URL: url,
  ORDER_URL: url,
  PAYMENT_URL: url,
  NOTIFIER_URL: url,
  /** The demo says that it is one, and shows the sign-in buttons of its accounts. */
  STALLHOUSE_MODE: z.enum(modes).default("production"),
  DEMO_ACCOUNTS: json.pipe(z.array(demoAccount)).default([]),
  /** Set when a proxy of ours stands in front: only then is X-Forwarded-For believed. */
  TRUST_PROXY: flag,
  /** Demo only: where the simulated mailbox is. */
  SANDBOX_URL: url.optional(),
  /** Where this process listens. */
  HOST: z.string().default("127.0.0.1"),
  PORT: count.default(3000),
  /** Calls one person may make through the gateway per second; bursts may be twice as long. */
  RATE_PER_SECOND: count.default(30),
  /** What may be under way at once, in all and from one address. Streams of one person are a fifth of an address's. */
  MOST_SOCKETS: count.default(2_000),
  MOST_SOCKETS_PER_ADDRESS: count.default(512),
  MOST_STREAMS: count.default(1_000),
  MOST_STREAMS_PER_ADDRESS: count.default(100),
  MOST_BODIES: count.default(256),
  MOST_BODIES_PER_ADDRESS: count.default(32),
  /** Forms that hash a password, per second and address; bursts may be thirty times as long. */
  LOG_INS_PER_SECOND: count.default(2),
  /** So long a CDN in front may show a page that is the same for all without asking; 0: it may not keep any. */
  CDN_SECONDS: z.coerce.number().int().min(0).default(0),
  /** Pages that do not exist, drawn per second and address; bursts may be a hundred times as long. */
  LOST_PAGES_PER_SECOND: count.default(3),
});
export type Env = z.infer<typeof schema> & { DEMO: boolean };

let known: Env | undefined;

/** Read on first use, not on import: the build runs without any of it. Prints every fault at once. */
export function env(): Env {
  if (known) return known;
  const read = environmentFaults(schema, environmentValues(Object.keys(schema.shape)));
  if (!("env" in read)) throw new Error(faultLines(read.faults));
  known = { ...read.env, DEMO: read.env.STALLHOUSE_MODE === "demo" };
  return known;
}

type ForNext = { origin: string; config: unknown };

/** What Next learns through the environment only. Before it is prepared. */
export function tellNext({ origin, config }: ForNext): void {
  process.env.__NEXT_PRIVATE_ORIGIN = origin;
  if (config !== undefined) process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}
