import { readFileSync } from "node:fs";
import { z } from "zod";
import { modes, productionFaults } from "./mode.ts";
import type { Fault } from "./mode.ts";

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: "custom", message: "is not JSON" });
    return z.NEVER;
  }
});
export const flag = z
  .enum(["0", "1", "true", "false"])
  .default("0")
  .transform((value) => value === "1" || value === "true");
const jwk = z.looseObject({ kty: z.string(), kid: z.string() });

/** What every service needs to know. Each service's env.ts adds its own. */
export const serviceEnv = z.object({
  /** Production refuses whatever is only for tests, demos and examples. */
  STALLHOUSE_MODE: z.enum(modes).default("production"),
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  /** The service's own database; nobody else's. */
  DATABASE_URL: z.url(),
  /** RabbitMQ. Without it facts travel through BUS_URL. */
  AMQP_URL: z.url().optional(),
  /** The account is one of `rabbitDefinitions`: everything is declared, and it may do no more than it must. */
  AMQP_DECLARED: flag,
  /** Database of the embedded bus. */
  BUS_URL: z.url().optional(),
  /** Identity's public keys. */
  JWKS_URL: z.url(),
  /** Public keys of the processes that may call, as a JSON Web Key Set. */
  CALLER_JWKS: json.pipe(z.object({ keys: z.array(jwk) })),
});
export type ServiceEnv = z.infer<typeof serviceEnv>;

/** For the services that call others: the key that names them. */
export const callerEnv = { CALLER_KEY: json.pipe(jwk) };

/** The values of variables by their names; `NAME_FILE` may stand for `NAME`, for secrets that live in files. */
export function environmentValues(names: readonly string[], source = process.env): Record<string, string | undefined> {
  const values: Record<string, string | undefined> = {};
  for (const name of names) {
    const file = source[`${name}_FILE`];
    const value = file ? readFileSync(file, "utf8").trim() : source[name];
    values[name] = value === "" ? undefined : value;
  }
  return values;
}

/** Everything that is wrong with an environment: what the schema says, and in production what must not be seen there. */
export function environmentFaults<Schema extends z.ZodObject>(
  schema: Schema,
  values: Readonly<Record<string, string | undefined>>,
): { env: z.output<Schema>; faults: [] } | { faults: Fault[] } {
  const parsed = schema.safeParse(values);
  const wrong = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ name: path.join("."), message }));
  const isDemo = values.STALLHOUSE_MODE === "demo";
  const faults = [...wrong, ...(isDemo ? [] : productionFaults(values))];
  if (parsed.success && faults.length === 0) return { env: parsed.data, faults: [] };
  const why = "is production; the demo, with the outside world simulated, is STALLHOUSE_MODE=demo";
  return { faults: isDemo ? faults : [...faults, { name: "STALLHOUSE_MODE", message: why }] };
}

export function faultLines(faults: readonly Fault[]): string {
  return faults.map(({ name, message }) => `environment: ${name}: ${message}`).join("\n");
}

/** Reads a process's environment once, at start. Prints every fault at once and ends the process: a service with half an environment must not serve. */
export function readEnv<Schema extends z.ZodObject>(schema: Schema): z.output<Schema> {
  const read = environmentFaults(schema, environmentValues(Object.keys(schema.shape)));
  if ("env" in read) return read.env;
  console.error(faultLines(read.faults));
  process.exit(1);
}
