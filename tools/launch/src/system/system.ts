import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCaller, generateCallerKey } from "@stallhouse/auth/caller-token";
import type { CallerKey } from "@stallhouse/auth/caller-token";
import { appsWithDatabase, portOf } from "@stallhouse/topology/topology";
import type { AppName } from "@stallhouse/topology/topology";
import postgres from "postgres";
import { openBooks } from "../books.ts";
import type { Books } from "../books.ts";
import { addressOf, environments } from "../environments.ts";
import { readKeys } from "../keys.ts";
import { startMarket } from "../market.ts";
import type { Market } from "../market.ts";
import { startApp, stopApp, waitUntilReady } from "../processes.ts";
import type { Running } from "../processes.ts";
import { startOwnRabbit } from "../own-rabbit.ts";
import type { OwnRabbit } from "../own-rabbit.ts";
import { findRabbit } from "../rabbit.ts";
import { createClients } from "./clients.ts";
import type { Clients } from "./clients.ts";
import { openGateway } from "./gateway.ts";
import type { Gateway } from "./gateway.ts";
import { createSandbox } from "./sandbox.ts";
import type { Sandbox } from "./sandbox.ts";

const firstPort = 3900;
const firstPortOfCopies = 3920;

/** Processes that call nobody and so have no key: these are for calls they must not make. */
export type Mute = "catalog-service" | "payment-service" | "identity-service";

export type System = {
  market: Market;
  /** Stands in web's place for webhooks. */
  gateway: Gateway;
  sandbox: Sandbox;
  /** The services as web reaches them. */
  clients: Clients;
  /** Keys for the processes that have none, known to every service. */
  muteKeys: Record<Mute, CallerKey>;
  /** One of the market's databases as an onlooker who may see everything. */
  sql: (database: string) => postgres.Sql;
  /** Everybody's books, the outside world's beside ours. */
  books: Books;
  /** Starts a second process of every service on the same databases and bus; answers clients that reach those. */
  startCopies: () => Promise<Clients>;
  close: () => Promise<void>;
};

type Options = {
  /** False lets facts travel through PostgreSQL though a RabbitMQ is installed. */
  overRabbit?: boolean;
};

/** Starts the services and the sandbox, without web, over RabbitMQ where there is one. */
export async function openSystem({ overRabbit = true }: Options = {}): Promise<System> {
  const folder = mkdtempSync(join(tmpdir(), "stallhouse-system-"));
  chmodSync(folder, 0o711); // the database runs as another user when we are root
  const ends: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  try {
    const keys = await readKeys(folder);
    const broker = overRabbit && findRabbit() ? await startOwnRabbit(join(folder, "rabbit"), keys) : undefined;
    if (broker) ends.push(broker.rabbit.stop);
    return await furnish({ folder, broker, ends, close });
  } catch (error) {
    await close();
    throw error;
  }
}

type Shell = {
  folder: string;
  broker: OwnRabbit | undefined;
  ends: (() => Promise<unknown>)[];
  close: () => Promise<void>;
};

async function furnish({ folder, broker, ends, close }: Shell): Promise<System> {
  const { callers } = await readKeys(folder);
  const muteKeys = await keysForMutes();
  const publicKeys = [...Object.values(callers), ...Object.values(muteKeys)].map(({ publicKey }) => publicKey);
  const extra = { SWEEP_SECONDS: "2", CALLER_JWKS: JSON.stringify({ keys: publicKeys }), ...broker?.extra };
  const shared = { folder, extra, ...(broker ? { amqpUrl: broker.amqpUrl } : {}) };
  const market = await startMarket({ ...shared, firstPort, mode: "production", without: ["web"] }, (sentence) =>
    console.error(sentence),
  );
  ends.push(market.stop);
  const sandbox = createSandbox(market);
  const caller = createCaller("web", market.keys.callers.web.privateKey);
  const gateway = await openGateway({ port: portOf("web", firstPort), caller, to: [paymentAt(firstPort)] });
  ends.push(gateway.close);
  const observer = openDatabases(market.postgresUrl);
  const books = openBooks(market);
  ends.push(observer.close, books.close);
  return {
    market,
    gateway,
    sandbox,
    clients: createClients(market.addressOf, caller),
    muteKeys,
    sql: observer.sql,
    books,
    startCopies: async () => {
      const copies = await startCopies(market, { ...shared, amqpUrl: broker?.amqpUrl });
      ends.push(() => Promise.all(copies.map(stopApp)));
      gateway.handOnTo([paymentAt(firstPort), paymentAt(firstPortOfCopies)]);
      return createClients((name) => addressOf(name, firstPortOfCopies), caller);
    },
    close,
  };
}

function paymentAt(port: number): string {
  return addressOf("payment-service", port);
}

async function keysForMutes(): Promise<System["muteKeys"]> {
  const [catalog, payment, identity] = await Promise.all([
    generateCallerKey("catalog-service"),
    generateCallerKey("payment-service"),
    generateCallerKey("identity-service"),
  ]);
  return { "catalog-service": catalog, "payment-service": payment, "identity-service": identity };
}

type Shared = { folder: string; extra: Record<string, string>; amqpUrl: OwnRabbit["amqpUrl"] | undefined };

/** The copies know each other's addresses, not the first ones', and share databases, bus, keys and the outside world. */
async function startCopies(market: Market, { folder, extra, amqpUrl }: Shared): Promise<Running[]> {
  const outside = market.addressOf("sandbox");
  const envs = environments({
    firstPort: firstPortOfCopies,
    keys: market.keys,
    databaseUrl: market.databaseUrl,
    busUrl: market.busUrl,
    amqpUrl,
    folder,
    extra: { ...extra, STRIPE_API_URL: outside, RESEND_API_URL: outside, SMS_API_URL: outside },
  });
  const copies: Running[] = [];
  const start = async (name: AppName) => {
    const copy = startApp(name, envs[name], { mode: "production", logFolder: join(folder, "logs", "copies") });
    copies.push(copy);
    await waitUntilReady(copy, 60_000);
  };
  const started = await Promise.allSettled(appsWithDatabase().map(({ name }) => start(name)));
  const fault = started.find((result) => result.status === "rejected");
  if (!fault) return copies;
  await Promise.all(copies.map(stopApp));
  throw fault.reason;
}

function openDatabases(serverUrl: string): { sql: System["sql"]; close: () => Promise<void> } {
  const open = new Map<string, postgres.Sql>();
  return {
    sql: (database) => {
      const known = open.get(database);
      if (known) return known;
      const url = new URL(serverUrl);
      url.pathname = `/${database}`;
      const sql = postgres(url.href, { max: 2, onnotice: () => {} });
      open.set(database, sql);
      return sql;
    },
    close: async () => {
      await Promise.all([...open.values()].map((sql) => sql.end({ timeout: 5 })));
    },
  };
}
