import { createServer } from "node:http";
import type { IncomingMessage, Server } from "node:http";
import { fileURLToPath } from "node:url";
import { createCallerVerifier } from "@stallhouse/auth/caller-token";
import { createUserTokenVerifier } from "@stallhouse/auth/user-token";
import type { VerifyUserToken } from "@stallhouse/auth/user-token";
import { connect } from "@stallhouse/db/connect";
import type { Db } from "@stallhouse/db/connect";
import { migrate } from "@stallhouse/db/migrate";
import { connectBus } from "@stallhouse/messaging/connect-bus";
import { startConsumers } from "@stallhouse/messaging/consume";
import type { Consumers } from "@stallhouse/messaging/consume";
import { createPruning } from "@stallhouse/messaging/prune";
import { startRelay } from "@stallhouse/messaging/relay";
import { queueBindings } from "@stallhouse/topology/topology";
import type { ServiceName } from "@stallhouse/topology/topology";
import type { AnyTRPCRouter } from "@trpc/server";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import postgres from "postgres";
import type { Sql } from "postgres";
import { endWithToken, identify, verifyLive } from "./context.ts";
import type { Guards } from "./context.ts";
import type { ServiceEnv } from "./env.ts";
import { answer, answerShut, createHttpServer } from "./http-server.ts";
import type { Route } from "./http-server.ts";
import { createLog } from "./log.ts";
import type { Log } from "./log.ts";
import { startLoops } from "./loops.ts";
import type { Loop } from "./loops.ts";
import { createMetrics } from "./metrics.ts";
import type { Metrics } from "./metrics.ts";
import { persist } from "./persist.ts";
import { plainDoor } from "./plain-door.ts";
import { reconcilerLoops } from "./reconcilers.ts";
import type { Reconciler } from "./reconcilers.ts";
import { createRevocations } from "./revocations.ts";

type Schema = Record<string, unknown>;
/** What the frame gives a service to build its own dependencies from. */
export type Base<S extends Schema> = {
  db: Db<S>;
  sql: Sql;
  log: Log;
  metrics: Metrics;
  /** For user tokens that come in a call's input: refuses those that were taken back, as the doors do. */
  verifyUser: VerifyUserToken;
};

type Service<S extends Schema, Deps> = {
  name: ServiceName;
  env: ServiceEnv;
  schema: S;
  /** The app's own, with its migrations and the programs of its database. */
  folder: URL;
  router: AnyTRPCRouter;
  /** Takes the dependencies, because some facts lead to calls of a provider. */
  consumers: (deps: Deps) => Consumers;
  deps: (base: Base<S>) => Deps | Promise<Deps>;
  loops?: readonly Loop<Deps>[];
  reconcilers?: readonly Reconciler<Deps>[];
  routes?: (deps: Deps) => readonly Route[];
};

/** What a process may take to drain, all in all; whoever stops it waits a little longer. */
const longestDrainMs = 18_000;

/** Brings one service up: migrate, connect, hear, listen; and takes it down in that order turned round on SIGTERM. */
export async function startService<S extends Schema, Deps extends object>(service: Service<S, Deps>): Promise<void> {
  const { name, env } = service;
  const log = createLog(name, env.LOG_LEVEL);
  process.on("unhandledRejection", (err) => log.error({ err }, "unhandled rejection"));
  const closed = await openClosedDoor(env, log);
  await closed.whileWaiting("database", () => knock(env.DATABASE_URL));
  // Migrating takes minutes where there is much: the door says so meanwhile, that nobody takes it for a hang.
  await closed.whileWaiting("migrating", () => migrate(env.DATABASE_URL, fileURLToPath(service.folder)));
  const { db, sql, close } = connect(env.DATABASE_URL, service.schema);
  const metrics = createMetrics(name);
  const guards: Guards = {
    verifyCaller: createCallerVerifier(name, env.CALLER_JWKS),
    verifyUser: createUserTokenVerifier({ jwksUrl: env.JWKS_URL }),
    revocations: createRevocations(db),
  };
  await closed.whileWaiting("database", guards.revocations.refresh);
  const base = { db, sql, log, metrics, verifyUser: verifyLive(guards) };
  const deps = await closed.whileWaiting("database", async () => await service.deps(base));
  const hearing = await startHearing(service, deps, { db, sql, log, metrics, closed });
  const reconciling = reconcilerLoops(service.reconcilers ?? [], { log, metrics });
  const stopLoops = startLoops([...(service.loops ?? []), ...reconciling], deps, log);
  const { refresh, prune } = guards.revocations;
  const revocationLoops = [
    { name: "revocations", everyMs: 3_000, run: refresh },
    { name: "delete revocations", everyMs: 60_000, run: prune },
  ];
  const stopFrameLoops = startLoops(revocationLoops, undefined, log);

  const { server, traffic } = createHttpServer({
    routes: service.routes?.(deps) ?? [],
    verifyCaller: guards.verifyCaller,
    identify: (request) => identify(request, guards),
    metrics,
    unready: () => databaseFaults(sql),
    mode: env.STALLHOUSE_MODE,
    trpc: trpcDoor(service, deps, { guards, log, metrics }),
  });
  await closed.replaceBy(server);
  log.info({ port: env.PORT, mode: env.STALLHOUSE_MODE }, "ready");

  onceStopped(log, async () => {
    await Promise.all([traffic.drain(), hearing.stopTaking()]);
    await Promise.all([stopLoops(), stopFrameLoops()]);
    await hearing.close();
    await close();
  });
}

type ClosedDoor = {
  /** Tries until it succeeds, however long that takes: what is away comes back. */
  whileWaiting: <T>(what: string, attempt: () => Promise<T>) => Promise<T>;
  replaceBy: (server: Server) => Promise<void>;
};

/** The door of a process that is not ready yet: it says what is waited for, and sends callers away without doing anything. */
async function openClosedDoor(env: ServiceEnv, log: Log): Promise<ClosedDoor> {
  let waitingFor = "starting";
  const door = createServer(({ url }, response) => {
    response.setHeader("connection", "close");
    if (url === "/healthz") return answer(response, 200, { ok: true });
    if (url === "/readyz") return answer(response, 503, { ready: false, reasons: [waitingFor] });
    answerShut(response, "starting");
  });
  await listen(door, env, log);
  return {
    whileWaiting: async (what, attempt) => {
      waitingFor = what;
      const watched = what === "migrating" ? attempt : () => endIfSilent(attempt, what, log);
      return await persist(watched, (waiting) => log.warn(waiting, `waiting: ${what}`));
    },
    replaceBy: async (server) => {
      await new Promise((resolve) => {
        door.close(resolve);
        setTimeout(() => door.closeAllConnections(), 200).unref();
      });
      await listen(server, env, log);
    },
  };
}

/** Longer than any connection and statement may take. */
const longestSilenceMs = 30_000;

/** A step that neither succeeds nor fails will do neither any more: another process has to begin anew. */
async function endIfSilent<T>(attempt: () => Promise<T>, what: string, log: Log): Promise<T> {
  const silent = setTimeout(() => {
    log.error({ what }, "starting hangs: this process ends, for another one to begin");
    process.exit(1);
  }, longestSilenceMs);
  return await attempt().finally(() => clearTimeout(silent));
}

type Running<S extends Schema> = Omit<Base<S>, "verifyUser"> & { closed: ClosedDoor };

/** Starts the relay of the outbox and the consumers; answers how to stop both, with nothing left unsent. */
async function startHearing<S extends Schema, Deps>(service: Service<S, Deps>, deps: Deps, running: Running<S>) {
  const { name, env } = service;
  const { db, sql, log, metrics, closed } = running;
  const { AMQP_URL: amqpUrl, BUS_URL: postgresUrl, AMQP_DECLARED: isDeclared } = env;
  const bus = await closed.whileWaiting("bus", () =>
    connectBus({
      amqpUrl,
      isDeclared,
      postgresUrl,
      outboxUrl: env.DATABASE_URL,
      bindings: queueBindings(),
      service: name,
      log,
    }),
  );
  const relay = startRelay({ sql, bus, log });
  const stopConsumers = await closed.whileWaiting("bus", () =>
    startConsumers({
      db,
      bus,
      service: name,
      consumers: service.consumers(deps),
      log,
      onHandled: ({ key, ms, outcome }) => metrics.events.observe({ key, outcome }, ms / 1000),
    }),
  );
  const outboxAge = async () => metrics.outboxAge.set(await relay.oldestUnsentSeconds());
  const stopLoops = startLoops(
    [
      { name: "outbox age", everyMs: 5_000, run: outboxAge },
      { name: "pruning", everyMs: 5_000, run: createPruning({ db, service: name, bus }) },
    ],
    undefined,
    log,
  );
  return {
    /** Another copy may have what comes from now on; what is under way is finished. */
    stopTaking: async () => {
      await stopConsumers().catch((err: unknown) => log.warn({ err }, "consuming did not stop in order"));
    },
    /** Sends what the last calls and loops have written. */
    close: async () => {
      await stopLoops();
      await relay.flush();
      await relay.stop();
      await bus.close();
    },
  };
}

type Door = { guards: Guards; log: Log; metrics: Metrics };

function trpcDoor<S extends Schema, Deps extends object>(service: Service<S, Deps>, deps: Deps, door: Door) {
  const { guards, log, metrics } = door;
  const { router } = service;
  const onProcedure = (path: string, seconds: number, outcome: string) =>
    metrics.procedures.observe({ path, outcome }, seconds);
  const frame = { ...deps, service: service.name, log, onProcedure };
  const maxBodySize = 100_000;
  const otherwise = createHTTPHandler({
    router,
    basePath: "/trpc/",
    maxBodySize,
    createContext: async ({ req, res }) => {
      const acting = await identify(req, guards);
      endWithToken(req, res, { acting, revocations: guards.revocations });
      return { ...frame, ...acting };
    },
  });
  const createContext = async (request: IncomingMessage) => ({ ...frame, ...(await identify(request, guards)) });
  return plainDoor({ router, maxBodySize, createContext, otherwise });
}

async function knock(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function databaseFaults(sql: Sql): Promise<string[]> {
  return await sql`select 1`.then(
    () => [],
    () => ["database"],
  );
}

async function listen(server: Server, env: ServiceEnv, log: Log): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(env.PORT, env.HOST, resolve);
  }).catch((err: unknown) => {
    log.error({ err }, `port ${env.PORT} cannot be opened`);
    process.exit(1);
  });
}

/** SIGTERM and SIGINT drain; a second one, or a drain that takes too long, ends the process at once. */
function onceStopped(log: Log, drain: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({}, "draining");
    setTimeout(() => process.exit(1), longestDrainMs).unref();
    drain().then(
      () => process.exit(0),
      (err: unknown) => {
        log.error({ err }, "drain failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
