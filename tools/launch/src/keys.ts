import { randomBytes } from "node:crypto";
import { generateCallerKey } from "@stallhouse/auth/caller-token";
import type { CallerKey } from "@stallhouse/auth/caller-token";
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
  /** One password per database role. */
  databasePassword: string;
};

/** The secrets of one market, made at the first start and kept with its data, readable by the owner only. */
export async function readKeys(folder: string): Promise<Keys> {
  const state = openState(folder);
  const keep = (keys: Keys) => {
    state.write("keys", keys);
    return keys;
  };
  const secret = () => randomBytes(24).toString("base64url");
  const known = state.read("keys") as Keys | undefined;
  if (known?.trackSecret) return known;
  // Made by an older release: it keeps what it has.
  if (known) return keep({ ...known, trackSecret: secret() });
  const [web, order] = await Promise.all(callers.map(generateCallerKey));
  if (!web || !order) throw new Error("no keys");
  const keys: Keys = {
    callers: { web, "order-service": order },
    nextauthSecret: secret(),
    webhookSecret: `whsec_${secret()}`,
    stripeApiKey: `sk_test_${secret()}`,
    resendApiKey: `re_${secret()}`,
    smsAuthToken: secret(),
    trackSecret: secret(),
    databasePassword: secret(),
  };
  return keep(keys);
}
