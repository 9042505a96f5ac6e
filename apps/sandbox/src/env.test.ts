import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

test("every fault of the environment is named at once and no value is printed", () => {
  const faults = () =>
    readEnv({ PORT: "99999", STRIPE_API_KEY: "live-secret", WEBHOOK_SECRET: "whsec_1", RESEND_API_KEY: "r" });
  expect(faults).toThrow(/PORT[^]*WEBHOOK_URL[^]*STRIPE_API_KEY[^]*SMS_ACCOUNT_SID[^]*SMS_AUTH_TOKEN/);
  expect(faults).not.toThrow(/live-secret/);
});
