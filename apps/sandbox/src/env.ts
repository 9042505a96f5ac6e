import { readFileSync } from "node:fs";
import { z } from "zod";

const variables = z.object({
  // Whoever runs this beside real orders takes play money for them.
  STALLHOUSE_MODE: z.literal(
    "demo",
    "must be demo: the sandbox simulates the outside world and never runs in production",
  ),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3009),
  PUBLIC_URL: z.url().optional(),
  WEBHOOK_URL: z.url(),
  WEBHOOK_SECRET: z.string().startsWith("whsec_", "must start with whsec_"),
  STRIPE_API_KEY: z.string().startsWith("sk_test_", "must start with sk_test_"),
  RESEND_API_KEY: z.string().min(1),
  SMS_ACCOUNT_SID: z.string().min(1),
  SMS_AUTH_TOKEN: z.string().min(1),
  DATA_FILE: z.string().min(1).optional(),
});

const schema = variables.transform((raw) => ({
  host: raw.HOST,
  port: raw.PORT,
  publicUrl: raw.PUBLIC_URL?.replace(/\/+$/, ""),
  webhookUrl: raw.WEBHOOK_URL,
  webhookSecret: raw.WEBHOOK_SECRET,
  stripeApiKey: raw.STRIPE_API_KEY,
  resendApiKey: raw.RESEND_API_KEY,
  smsAccountSid: raw.SMS_ACCOUNT_SID,
  smsAuthToken: raw.SMS_AUTH_TOKEN,
  dataFile: raw.DATA_FILE,
}));

export type Env = z.infer<typeof schema>;

/** Throws one Error that names every missing or malformed variable, never a value. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const parsed = schema.safeParse(withFiles(source));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The sandbox cannot start, its environment is not right:\n${faults.join("\n")}`);
}

/** `NAME_FILE` may stand for `NAME`, as in the services; a variable of somebody else's that ends so is none of ours. */
function withFiles(source: Record<string, string | undefined>): Record<string, string | undefined> {
  const files = Object.keys(variables.shape).flatMap((name) => {
    const file = source[`${name}_FILE`];
    return file ? [[name, readFileSync(file, "utf8").trim()]] : [];
  });
  return { ...source, ...Object.fromEntries(files) };
}
