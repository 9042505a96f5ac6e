import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateCallerKey } from "@stallhouse/auth/caller-token";
import type { CallerKey } from "@stallhouse/auth/caller-token";

/** The processes that call others and so have a key that names them. */
export const callers = ["web", "order-service"] as const;

export type Keys = {
  callers: Record<(typeof callers)[number], CallerKey>;
  /** Of the session cookie. */
  nextauthSecret: string;
  /** Shared with the payment provider. */
  webhookSecret: string;
  stripeApiKey: string;
  resendApiKey: string;
  smsAuthToken: string;
  /** One password per database role. */
  databasePassword: string;
};

/** The secrets of one market, made at the first start and kept with its data, readable by the owner only. */
export async function readKeys(folder: string): Promise<Keys> {
  const file = join(folder, "keys.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Keys;
  const secret = () => randomBytes(24).toString("base64url");
  const [web, order] = await Promise.all(callers.map(generateCallerKey));
  if (!web || !order) throw new Error("no keys");
  const keys: Keys = {
    callers: { web, "order-service": order },
    nextauthSecret: secret(),
    webhookSecret: `whsec_${secret()}`,
    stripeApiKey: `sk_test_${secret()}`,
    resendApiKey: `re_${secret()}`,
    smsAuthToken: secret(),
    databasePassword: secret(),
  };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
