import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { appNames, portOf } from "@stallhouse/topology/topology";
import type { AppName } from "@stallhouse/topology/topology";
import { addressFor, busRoleOf, passwordOf, withPasswords } from "./databases.ts";
import { roleOf } from "./role-names.ts";
import { addressOf, environments, publicUrl } from "./environments.ts";
import type { Addresses, Environment } from "./environments.ts";
import { isFree } from "./free-port.ts";
import { readKeys } from "./keys.ts";
import type { Keys } from "./keys.ts";
import { keepAlive } from "./keep-alive.ts";
import type { Life } from "./keep-alive.ts";
import { createDatabases } from "./postgres-databases.ts";
import { startPostgres } from "./postgres.ts";
import type { Mode, Running } from "./processes.ts";
import { lifeOf, startApp, stopApp, waitUntilReady } from "./processes.ts";
import { step } from "./steps.ts";

export type MarketOptions = {
  /** Data, keys and logs of this market. */
  folder: string;
  /** The shop's port; the others follow it. */
  firstPort: number;
  mode: Mode;
  /** RabbitMQ, for all or for each; without it facts travel through PostgreSQL. */
  amqpUrl?: string | ((app: AppName) => string);
  /** A server of one's own, as its superuser; without it one is started. */
  postgresUrl?: string;
  /** For every process, on top. */
  extra?: Environment;
  /** Apps that are not started: tests stand in their place. */
  without?: readonly AppName[];
  /** Brings back whatever dies, PostgreSQL too. Without it a death is told and nothing else, which is what most tests want. */
  supervise?: boolean;
};

export type Market = Addresses & {
  url: string;
  mailboxUrl: string;
  addressOf: (name: AppName) => string;
  /** As the server's superuser. */
  postgresUrl: string;
  /** What carries the facts, in a word. */
  broker: "RabbitMQ" | "PostgreSQL";
  keys: Keys;
  pids: () => { name: AppName; pid: number }[];
  /** Ends one process at once, as a crash would. It stays away, unless the market is supervised. */
  kill: (name: AppName) => Promise<void>;
  /** Starts one process again after it ended; `extra` is for this one life of it. */
  restart: (name: AppName, extra?: Environment) => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts the whole market on this machine: databases, services, web and the sandbox. `say` is told of every process that ended by itself. */
export async function startMarket(options: MarketOptions, say: (sentence: string) => void): Promise<Market> {
  const { folder, firstPort } = options;
  const names = appNames().filter((name) => !options.without?.includes(name));
  await checkPorts(names, firstPort);
  const keys = await readKeys(folder);
  const postgres = await step("PostgreSQL", () => openPostgres(options, say));
  try {
    const addresses = await step("Databases", () => prepareDatabases(postgres.url, keys));
    const envs = environments({ ...options, ...addresses, keys, amqpUrl: options.amqpUrl });
    const crew = createCrew({ ...options, envs, say });
    await step("Services", () => Promise.all(names.map((name) => crew.start(name)))).catch(async (error: unknown) => {
      await crew.stop();
      throw error;
    });
    return {
      url: publicUrl(firstPort),
      mailboxUrl: `http://localhost:${portOf("sandbox", firstPort)}/mailbox`,
      addressOf: (name) => addressOf(name, firstPort),
      ...addresses,
      postgresUrl: postgres.url,
      broker: options.amqpUrl ? "RabbitMQ" : "PostgreSQL",
      keys,
      pids: crew.pids,
      kill: crew.kill,
      restart: crew.start,
      stop: async () => {
        await crew.stop();
        await postgres.stop();
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

type CrewOptions = Pick<MarketOptions, "folder" | "mode" | "supervise"> & {
  envs: Record<AppName, Environment>;
  say: (sentence: string) => void;
};

/** Callers first, so that nobody is called who has gone; the outside world last. */
const stopOrder: readonly (readonly AppName[])[] = [
  ["web"],
  appNames().filter((name) => name !== "web" && name !== "sandbox"),
  ["sandbox"],
];

/** The processes of a market, each in its present life. */
function createCrew({ folder, mode, supervise, envs, say }: CrewOptions) {
  const running = new Map<AppName, Running>();
  const keepers = new Map<AppName, () => void>();
  let stopping = false;

  function spawn(name: AppName, extra: Environment): Running {
    const app = startApp(name, { ...envs[name], ...extra }, { mode, logFolder: join(folder, "logs") });
    running.set(name, app);
    return app;
  }

  function watch(app: Running, extra: Environment): void {
    const { name, logFile, child } = app;
    const life = lifeOf(child);
    keepers.get(name)?.();
    if (supervise) {
      const start = (): Life => lifeOf(spawn(name, extra).child);
      return void keepers.set(name, keepAlive({ name, logFile, start, say }, life));
    }
    void life.ended.then((how) => {
      if (stopping || running.get(name) !== app) return;
      say(`${name} stopped by itself (${how}). Its last words are in ${logFile}`);
    });
  }

  return {
    start: async (name: AppName, extra: Environment = {}): Promise<void> => {
      const app = spawn(name, extra);
      watch(app, extra);
      await waitUntilReady(app, 90_000);
    },
    pids: () => [...running.values()].flatMap(({ name, child }) => (child.pid ? [{ name, pid: child.pid }] : [])),
    kill: async (name: AppName): Promise<void> => {
      const app = running.get(name);
      if (!supervise) running.delete(name);
      if (!app) return;
      const { ended } = lifeOf(app.child);
      app.child.kill("SIGKILL");
      await ended;
    },
    stop: async (): Promise<void> => {
      stopping = true;
      for (const rest of keepers.values()) rest();
      for (const names of stopOrder) {
        await Promise.all(names.flatMap((name) => running.get(name) ?? []).map(stopApp));
      }
    },
  };
}

/** One that was ended a moment ago may still be going. */
const leavingMs = 4_000;

async function checkPorts(names: readonly AppName[], firstPort: number): Promise<void> {
  for (const name of names) {
    const port = portOf(name, firstPort);
    if (await isFreeWithin(port, leavingMs)) continue;
    throw new Error(
      `Port ${port} (${name}) is taken: stop what listens there, or choose others with PORT=4000 npm start.`,
    );
  }
}

async function isFreeWithin(port: number, patienceMs: number): Promise<boolean> {
  for (const from = Date.now(); Date.now() - from < patienceMs; await sleep(100)) if (await isFree(port)) return true;
  return false;
}

async function openPostgres(options: MarketOptions, say: (sentence: string) => void) {
  if (options.postgresUrl) return { url: options.postgresUrl, stop: async () => {} };
  return await startPostgres({
    dir: join(options.folder, "postgres"),
    ...(options.supervise ? { supervise: say } : {}),
  });
}

/** Makes the databases with their roles. Answers the address of each for those who may enter. */
async function prepareDatabases(serverUrl: string, { databasePasswords }: Keys): Promise<Addresses> {
  await createDatabases(serverUrl, withPasswords(databasePasswords));
  const enter = (database: string, role: string) =>
    addressFor(serverUrl, { database, role, password: passwordOf(role, databasePasswords) });
  return {
    databaseUrl: (database) => enter(database, roleOf(database)),
    busUrl: (app) => enter("bus", busRoleOf(app)),
  };
}
