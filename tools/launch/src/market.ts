import { join } from "node:path";
import { appNames, appsWithDatabase, portOf } from "@stallhouse/topology/topology";
import type { AppName } from "@stallhouse/topology/topology";
import { addressOf, environments, publicUrl } from "./environments.ts";
import type { Environment } from "./environments.ts";
import { isFree } from "./free-port.ts";
import { readKeys } from "./keys.ts";
import type { Keys } from "./keys.ts";
import { createDatabases, startPostgres } from "./postgres.ts";
import type { Mode, Running } from "./processes.ts";
import { startApp, stopApp, waitUntilReady } from "./processes.ts";
import { step } from "./steps.ts";

export type MarketOptions = {
  /** Data, keys and logs of this market. */
  folder: string;
  /** The shop's port; the others follow it. */
  firstPort: number;
  mode: Mode;
  /** RabbitMQ; without it facts travel through PostgreSQL. */
  amqpUrl?: string;
  /** A server of one's own, as its superuser; without it one is started. */
  postgresUrl?: string;
  /** For every process, on top. */
  extra?: Environment;
  /** Apps that are not started: tests stand in their place. */
  without?: readonly AppName[];
};

export type Market = {
  url: string;
  mailboxUrl: string;
  addressOf: (name: AppName) => string;
  databaseUrl: (database: string) => string;
  /** As the server's superuser. */
  postgresUrl: string;
  /** What carries the facts, in a word. */
  broker: "RabbitMQ" | "PostgreSQL";
  keys: Keys;
  pids: () => { name: AppName; pid: number }[];
  /** Ends one process at once, as a crash would. */
  kill: (name: AppName) => Promise<void>;
  /** Starts one process again after it ended; `extra` is for this one life of it. */
  restart: (name: AppName, extra?: Environment) => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts the whole market on this machine: databases, services, web and the sandbox. `onDeath` hears of a process that ended by itself. */
export async function startMarket(options: MarketOptions, onDeath: (sentence: string) => void): Promise<Market> {
  const { folder, firstPort } = options;
  const names = appNames().filter((name) => !options.without?.includes(name));
  await checkPorts(names, firstPort);
  const keys = await readKeys(folder);
  const postgres = await step("PostgreSQL", () => openPostgres(options));
  const running = new Map<AppName, Running>();
  let stopping = false;
  try {
    const databaseUrl = await step("Databases", () => prepareDatabases(postgres.url, keys));
    const envs = environments({ ...options, keys, databaseUrl, amqpUrl: options.amqpUrl });
    const start = async (name: AppName, extra: Environment = {}) => {
      const app = startApp(name, { ...envs[name], ...extra }, { mode: options.mode, logFolder: join(folder, "logs") });
      running.set(name, app);
      app.child.once("exit", () => {
        if (stopping || running.get(name) !== app) return;
        onDeath(`${name} stopped by itself. Its last words are in ${app.logFile}`);
      });
      await waitUntilReady(app, 90_000);
    };
    await step("Services", () => Promise.all(names.map((name) => start(name))));
    return {
      url: publicUrl(firstPort),
      mailboxUrl: `http://localhost:${portOf("sandbox", firstPort)}/mailbox`,
      addressOf: (name) => addressOf(name, firstPort),
      databaseUrl,
      postgresUrl: postgres.url,
      broker: options.amqpUrl ? "RabbitMQ" : "PostgreSQL",
      keys,
      pids: () => [...running.values()].flatMap(({ name, child }) => (child.pid ? [{ name, pid: child.pid }] : [])),
      kill: async (name) => {
        const app = running.get(name);
        running.delete(name);
        if (!app) return;
        const ended = new Promise((resolve) => app.child.once("exit", resolve));
        app.child.kill("SIGKILL");
        await ended;
      },
      restart: start,
      stop: async () => {
        stopping = true;
        await Promise.all([...running.values()].map(stopApp));
        await postgres.stop();
      },
    };
  } catch (error) {
    stopping = true;
    await Promise.all([...running.values()].map(stopApp));
    await postgres.stop();
    throw error;
  }
}

async function checkPorts(names: readonly AppName[], firstPort: number): Promise<void> {
  for (const name of names) {
    const port = portOf(name, firstPort);
    if (await isFree(port)) continue;
    throw new Error(
      `Port ${port} (${name}) is taken: stop what listens there, or choose others with PORT=4000 npm start.`,
    );
  }
}

async function openPostgres(options: MarketOptions): Promise<{ url: string; stop: () => Promise<void> }> {
  if (options.postgresUrl) return { url: options.postgresUrl, stop: async () => {} };
  return await startPostgres({ dir: join(options.folder, "postgres") });
}

/** One database and one role for each service, and one for the embedded bus. Answers the address of each. */
async function prepareDatabases(serverUrl: string, keys: Keys): Promise<(database: string) => string> {
  const names = [...appsWithDatabase().map(({ database }) => database), "bus"];
  const password = keys.databasePassword;
  await createDatabases(
    serverUrl,
    names.map((database) => ({ database, role: `stallhouse_${database}`, password })),
  );
  return (database) => {
    const url = new URL(serverUrl);
    url.username = `stallhouse_${database}`;
    url.password = password;
    url.pathname = `/${database}`;
    return url.href;
  };
}
