import { randomBytes } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { generateCallerKey } from "@stallhouse/auth/caller-token";
import type { CallerKey } from "@stallhouse/auth/caller-token";
import { loginRoles } from "./databases.ts";
import { openState } from "./state.ts";

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
  /** Of the links by which guests follow their orders. */
  trackSecret: string;
  /** One password per database role, by the role's name. */
  databasePasswords: Record<string, string>;
};

/** The secrets of one market, made at the first start and kept with its data, readable by the owner only. */
export async function readKeys(folder: string): Promise<Keys> {
  const state = openState(folder);
  const secret = () => randomBytes(24).toString("base64url");
  const known = (state.read("keys") ?? {}) as Partial<Keys>;
  // Made by an older release: it keeps what it has, and gets what that did not know.
  const keys: Keys = {
    callers: known.callers ?? (await callerKeys()),
    nextauthSecret: known.nextauthSecret ?? secret(),
    webhookSecret: known.webhookSecret ?? `whsec_${secret()}`,
    stripeApiKey: known.stripeApiKey ?? `sk_test_${secret()}`,
    resendApiKey: known.resendApiKey ?? `re_${secret()}`,
    smsAuthToken: known.smsAuthToken ?? secret(),
    trackSecret: known.trackSecret ?? secret(),
    databasePasswords: Object.fromEntries(
      loginRoles().map((role) => [role, known.databasePasswords?.[role] ?? secret()]),
    ),
  };
  if (!isDeepStrictEqual(keys, known)) state.write("keys", keys);
  return keys;
}

async function callerKeys(): Promise<Keys["callers"]> {
  const [web, order] = await Promise.all(callers.map(generateCallerKey));
  if (!web || !order) throw new Error("no keys");
  return { web, "order-service": order };
}
