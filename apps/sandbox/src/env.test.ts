import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

test("every fault of the environment is named at once and no value is printed", () => {
  const faults = () =>
    readEnv({ PORT: "99999", STRIPE_API_KEY: "live-secret", WEBHOOK_SECRET: "whsec_1", RESEND_API_KEY: "r" });
  expect(faults).toThrow(
    /STALLHOUSE_MODE[^]*PORT[^]*WEBHOOK_URL[^]*STRIPE_API_KEY[^]*SMS_ACCOUNT_SID[^]*SMS_AUTH_TOKEN/,
  );
  expect(faults).not.toThrow(/live-secret/);
});

const demo = {
  STALLHOUSE_MODE: "demo",
  WEBHOOK_URL: "http://localhost:3000/api/webhooks/payments",
  WEBHOOK_SECRET: "whsec_1",
  STRIPE_API_KEY: "sk_test_1",
  RESEND_API_KEY: "re_1",
  SMS_ACCOUNT_SID: "AC1",
  SMS_AUTH_TOKEN: "t",
};

test("the sandbox starts in the demo, and refuses production and a mode nobody named", () => {
  expect(readEnv(demo).stripeApiKey).toBe("sk_test_1");
  for (const STALLHOUSE_MODE of ["production", "", undefined]) {
    expect(() => readEnv({ ...demo, STALLHOUSE_MODE })).toThrow(/STALLHOUSE_MODE: must be demo/);
  }
});

test("a secret may lie in a file; variables of other programs that end the same way are left alone", () => {
  const file = join(mkdtempSync(join(tmpdir(), "stallhouse-env-")), "token");
  writeFileSync(file, "from a file\n");
  const env = readEnv({ ...demo, SMS_AUTH_TOKEN: undefined, SMS_AUTH_TOKEN_FILE: file, SSL_CERT_FILE: "/nowhere" });
  expect(env.smsAuthToken).toBe("from a file");
});
