import { createHmac } from "node:crypto";

/** `t=…,v1=…` over "seconds.body", as Stripe-Signature carries it. */
export function signatureHeader(body: string, secret: string, seconds: number): string {
  const v1 = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${v1}`;
}
