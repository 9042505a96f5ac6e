import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { environmentFaults, serviceEnv } from "./env.ts";

vi.setConfig({ testTimeout: 20_000 });
const values = {
  PORT: "3004",
  DATABASE_URL: "postgres://stallhouse_payment:stallhouse@postgres:5432/payment",
  AMQP_URL: "amqp://guest:guest@rabbitmq:5672",
  JWKS_URL: "http://identity-service:3001/.well-known/jwks.json",
  CALLER_JWKS: '{"keys":[]}',
};

test("a process is in production unless told otherwise, and takes no default there; the demo takes it", () => {
  for (const given of [values, { ...values, STALLHOUSE_MODE: "production" }]) {
    const { faults } = environmentFaults(serviceEnv, given);
    expect(faults.map(({ name }) => name)).toEqual(["DATABASE_URL", "AMQP_URL", "STALLHOUSE_MODE"]);
  }
  const demo = environmentFaults(serviceEnv, { ...values, STALLHOUSE_MODE: "demo" });
  expect(demo).toMatchObject({ faults: [], env: { STALLHOUSE_MODE: "demo" } });
});

test("what is missing, what is wrong and what is for tests only are named together, by the process itself as it refuses to start", () => {
  const env = join(import.meta.dirname, "..", "..", "..", "apps", "payment-service", "src", "env.ts");
  const started = spawnSync(process.execPath, ["--import", "tsx", env], {
    env: {
      ...values,
      PORT: "99999",
      STRIPE_API_KEY: "sk_test_sandbox",
      WEBHOOK_SECRET: "whsec_sandbox",
      PATH: process.env.PATH,
    },
    encoding: "utf8",
  });
  expect(started.status).toBe(1);
  const named = started.stderr
    .trim()
    .split("\n")
    .map((line) => line.split(": ")[1]);
  const expected = "AMQP_URL DATABASE_URL PORT PUBLIC_URL STALLHOUSE_MODE STRIPE_API_KEY WEBHOOK_SECRET";
  expect(new Set(named)).toEqual(new Set(expected.split(" ")));
  expect(named).toHaveLength(7);
  expect(started.stderr).not.toMatch(/stallhouse@|guest|whsec|sk_test/);
});
