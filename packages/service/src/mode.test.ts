import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { productionFaults } from "./mode.ts";

const faultOf = (name: string, value: string) => productionFaults({ [name]: value })[0]?.message;
const random = () => randomBytes(24).toString("base64url");

const known = [
  "stallhouse",
  "postgres",
  "guest",
  "secret",
  "password",
  "admin",
  "changeme",
  "rabbitmq",
  "minioadmin",
  "root",
];
const disguises = (word: string) => [
  word,
  word.toUpperCase(),
  `${word}123`,
  `${word}-${word}`,
  `my_${word}`,
  `${word}_password`,
];
const secrets = [
  "STRIPE_API_KEY",
  "WEBHOOK_SECRET",
  "RESEND_API_KEY",
  "SMS_AUTH_TOKEN",
  "SMS_ACCOUNT_SID",
  "NEXTAUTH_SECRET",
];
const more = [
  "TRACK_SECRET",
  "ADMIN_PASSWORD",
  "S3_ACCESS_KEY_ID",
  "S3_SECRET_ACCESS_KEY",
  "POSTGRES_PASSWORD",
  "ANY_NEW_TOKEN",
];

describe("production refuses", () => {
  test.each([...secrets, ...more])("every known default in %s, however it is dressed up", (name) => {
    for (const value of known.flatMap(disguises)) {
      expect(faultOf(name, value), value).toBe("is a default that everybody knows");
    }
  });

  test.each([
    ["STRIPE_API_KEY", `sk_test_${random()}`],
    ["STRIPE_API_KEY", "sk_test_sandbox"],
    ["STRIPE_API_KEY", `rk_test_${random()}`],
    ["WEBHOOK_SECRET", "whsec_sandbox"],
    ["WEBHOOK_SECRET", "whsec_test_0123456789abcdefghij"],
    ["RESEND_API_KEY", "re_sandbox"],
    ["SMS_ACCOUNT_SID", "ACsandbox"],
    ["SMS_AUTH_TOKEN", "sandbox"],
    ["NEXTAUTH_SECRET", "your-secret-here-your-secret-here-12"],
    ["WEBHOOK_SECRET", "change-me-please-0123456789"],
    ["S3_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
    ["NEXTAUTH_SECRET", "a2FhYWFhYWFh"],
    ["TRACK_SECRET", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],
    ["SMS_AUTH_TOKEN", "1212121212121212"],
  ])("a test secret, a short or a regular one: %s=%s", (name, value) => {
    expect(faultOf(name, value)).toMatch(/^is (a|no|too)/);
  });

  const stores = [
    "postgres://stallhouse_catalog:PASS@postgres:5432/catalog",
    "amqp://catalog-service:PASS@rabbitmq:5672",
  ];
  test.each(["DATABASE_URL", "AMQP_URL", "BUS_URL", "ANY_OTHER_URL"])(
    "a default password inside %s, and none at all",
    (name) => {
      for (const store of stores) {
        for (const word of known) expect(faultOf(name, store.replace("PASS", word)), word).toMatch(/^its password/);
        expect(faultOf(name, store.replace(":PASS", ""))).toBe("has no password");
        expect(faultOf(name, store.replace("PASS", random()))).toBeUndefined();
      }
    },
  );

  test.each([
    ["PUBLIC_URL", "http://shop.house"],
    ["NEXTAUTH_URL", "http://192.168.1.10:3000"],
    ["STRIPE_API_URL", "http://sandbox:3009"],
    ["RESEND_API_URL", "https://sandbox.shop.house"],
    ["SANDBOX_URL", "http://localhost:3009"],
    ["DEMO_ACCOUNTS", "[]"],
    ["SMS_FROM", "+15005550006"],
    ["MAIL_FROM", "Stallhouse <hello@stallhouse.example>"],
    ["MAIL_FROM", "hello@example.com"],
  ])("what is only for a demo, or in the clear: %s=%s", (name, value) => {
    expect(faultOf(name, value)).toBeDefined();
  });
});

test("production takes what is real, and says nothing of what is not set", () => {
  const real = {
    STRIPE_API_KEY: `sk_live_${random()}`,
    WEBHOOK_SECRET: `whsec_${random()}`,
    RESEND_API_KEY: `re_${random()}`,
    SMS_ACCOUNT_SID: "AC0123456789abcdef0123456789abcdef",
    SMS_AUTH_TOKEN: "0123456789abcdef0123456789abcdef",
    NEXTAUTH_SECRET: random(),
    DATABASE_URL: `postgres://stallhouse_catalog:${random()}@postgres:5432/catalog`,
    AMQP_URL: `amqp://catalog-service:${random()}@rabbitmq:5672`,
    CALLER_KEY: JSON.stringify({ kty: "OKP", kid: "web", d: "x" }),
    JWKS_URL: "http://identity-service:3001/.well-known/jwks.json",
    CATALOG_URL: "http://catalog-service:3002",
    PUBLIC_URL: "https://shop.house",
    NEXTAUTH_URL: "http://localhost:3000",
    SMS_FROM: "+4930123456",
    MAIL_FROM: "Shop <hello@shop.house>",
    ADMIN_PASSWORD: "correct horse battery",
    S3_ACCESS_KEY_ID: undefined,
    SANDBOX_URL: "",
    DEMO: "0",
  };
  expect(productionFaults(real)).toEqual([]);
});

test("all faults are named at once, and no value is", () => {
  const faults = productionFaults({
    STRIPE_API_KEY: "sk_test_1234567890abc",
    WEBHOOK_SECRET: "whsec_sandbox",
    SMS_FROM: "+15005550006",
  });
  expect(faults.map(({ name }) => name)).toEqual(["STRIPE_API_KEY", "WEBHOOK_SECRET", "SMS_FROM"]);
  expect(JSON.stringify(faults)).not.toMatch(/1234567890abc|whsec|5005550006/);
});
