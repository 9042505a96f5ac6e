import { join } from "node:path";
import { appNames, portOf, topology, urlVariable } from "@stallhouse/topology/topology";
import type { AppName } from "@stallhouse/topology/topology";
import { demoAccounts } from "./demo-accounts.ts";
import type { Keys } from "./keys.ts";

export type Environment = Record<string, string>;

export type Addresses = {
  /** Address of a service's database, by its name, for the role that owns it. */
  databaseUrl: (database: string) => string;
  /** Address of the embedded bus for one process. */
  busUrl: (app: AppName) => string;
};

type Market = Addresses & {
  firstPort: number;
  keys: Keys;
  amqpUrl: string | ((app: AppName) => string) | undefined;
  /** Where the sandbox keeps what it saw, and catalog the sellers' pictures. */
  folder: string;
  /** Set on top, for every process: shorter holds for tests, say. */
  extra?: Environment;
};

/** What each process is told at start: addresses only of those the topology lets it call. */
export function environments(market: Market): Record<AppName, Environment> {
  const all = appNames().map((name) => [name, { ...environmentOf(name, market), ...market.extra }] as const);
  return Object.fromEntries(all) as Record<AppName, Environment>;
}

/** An address on this machine. */
export function addressOf(name: AppName, firstPort: number): string {
  return `http://127.0.0.1:${portOf(name, firstPort)}`;
}

/** Where people open the market. */
export function publicUrl(firstPort: number): string {
  return `http://localhost:${firstPort}`;
}

function environmentOf(name: AppName, market: Market): Environment {
  const { firstPort } = market;
  const calls = Object.keys(topology[name].calls).filter((callee): callee is AppName =>
    appNames().some((app) => app === callee),
  );
  return {
    NODE_ENV: "production",
    STALLHOUSE_MODE: "demo",
    HOST: "127.0.0.1",
    PORT: String(portOf(name, firstPort)),
    ...Object.fromEntries(calls.map((callee) => [urlVariable(callee), addressOf(callee, firstPort)])),
    ...callerKeyOf(name, market.keys),
    ...serviceEnvironment(name, market),
    ...ownEnvironment(name, market),
  };
}

function callerKeyOf(name: AppName, keys: Keys): Environment {
  if (name !== "web" && name !== "order-service") return {};
  return { CALLER_KEY: JSON.stringify(keys.callers[name].privateKey) };
}

function serviceEnvironment(name: AppName, market: Market): Environment {
  const app = topology[name];
  if (!("database" in app)) return {};
  const callerKeys = Object.values(market.keys.callers).map((key) => key.publicKey);
  return {
    DATABASE_URL: market.databaseUrl(app.database),
    JWKS_URL: `${addressOf("identity-service", market.firstPort)}/.well-known/jwks.json`,
    CALLER_JWKS: JSON.stringify({ keys: callerKeys }),
    ...busOf(name, market),
  };
}

function busOf(name: AppName, { amqpUrl, busUrl }: Market): Environment {
  if (!amqpUrl) return { BUS_URL: busUrl(name) };
  return { AMQP_URL: typeof amqpUrl === "string" ? amqpUrl : amqpUrl(name) };
}

function ownEnvironment(name: AppName, { firstPort, keys, folder }: Market): Environment {
  const shop = { PUBLIC_URL: publicUrl(firstPort) };
  const sandbox = addressOf("sandbox", firstPort);
  const sms = { SMS_ACCOUNT_SID: "ACsandbox", SMS_AUTH_TOKEN: keys.smsAuthToken };
  const payments = { STRIPE_API_KEY: keys.stripeApiKey, WEBHOOK_SECRET: keys.webhookSecret };
  const admin = demoAccounts.admin;
  const own: Partial<Record<AppName, Environment>> = {
    web: {
      ...shop,
      NEXTAUTH_URL: publicUrl(firstPort),
      NEXTAUTH_SECRET: keys.nextauthSecret,
      DEMO_ACCOUNTS: JSON.stringify(Object.values(demoAccounts)),
      SANDBOX_URL: `http://localhost:${portOf("sandbox", firstPort)}`,
    },
    "identity-service": { ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password, ADMIN_NAME: admin.name },
    "catalog-service": { MEDIA_DIR: join(folder, "media") },
    "order-service": { TRACK_SECRET: keys.trackSecret },
    "payment-service": { ...shop, ...payments, STRIPE_API_URL: sandbox },
    notifier: {
      ...shop,
      ...sms,
      RESEND_API_KEY: keys.resendApiKey,
      RESEND_API_URL: sandbox,
      SMS_API_URL: sandbox,
      SMS_FROM: "+15005550006",
      MAIL_FROM: "Stallhouse <hello@stallhouse.example>",
    },
    sandbox: {
      ...payments,
      ...sms,
      RESEND_API_KEY: keys.resendApiKey,
      WEBHOOK_URL: `${addressOf("web", firstPort)}/api/webhooks/payments`,
      PUBLIC_URL: `http://localhost:${portOf("sandbox", firstPort)}`,
      DATA_FILE: join(folder, "sandbox.jsonl"),
    },
  };
  return own[name] ?? {};
}
