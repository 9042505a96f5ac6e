import { createServer } from "node:http";
import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createCallerVerifier } from "@stallhouse/auth/caller-token";
import { createUserTokenVerifier } from "@stallhouse/auth/user-token";
import { connect } from "@stallhouse/db/connect";
import type { Db } from "@stallhouse/db/connect";
import { migrate } from "@stallhouse/db/migrate";
import { connectBus } from "@stallhouse/messaging/connect-bus";
import { startConsumers } from "@stallhouse/messaging/consume";
import type { Consumers } from "@stallhouse/messaging/consume";
import { startRelay } from "@stallhouse/messaging/relay";
import { queueBindings } from "@stallhouse/topology/topology";
import type { ServiceName } from "@stallhouse/topology/topology";
import type { AnyTRPCRouter } from "@trpc/server";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import type { Sql } from "postgres";
import { identify } from "./context.ts";
import type { Guards } from "./context.ts";
import type { ServiceEnv } from "./env.ts";
import { answer, createHttpServer } from "./http-server.ts";
import type { Route } from "./http-server.ts";
import { createLog } from "./log.ts";
import type { Log } from "./log.ts";
import { startLoops } from "./loops.ts";
import type { Loop } from "./loops.ts";
import { createMetrics } from "./metrics.ts";
import type { Metrics } from "./metrics.ts";
import { reconcilerLoops } from "./reconcilers.ts";
import type { Reconciler } from "./reconcilers.ts";
import { createRevocations } from "./revocations.ts";

type Schema = Record<string, unknown>;
/** What the frame gives a service to build its own dependencies from. */
export type Base<S extends Schema> = { db: Db<S>; sql: Sql; log: Log; metrics: Metrics };

type Service<S extends Schema, Deps> = {
  name: ServiceName;
  env: ServiceEnv;
  schema: S;
  /** Folder of the committed migrations. */
  migrations: URL;
  router: AnyTRPCRouter;
  /** Takes the dependencies, because some facts lead to calls of a provider. */
  consumers: (deps: Deps) => Consumers;
  deps: (base: Base<S>) => Deps | Promise<Deps>;
  loops?: readonly Loop<Deps>[];
  reconcilers?: readonly Reconciler<Deps>[];
  routes?: (deps: Deps) => readonly Route[];
};

const drainMs = 10_000;

/** Brings one service up: migrate, connect, hear, listen; and takes it down in that order turned round on SIGTERM. */
export async function startService<S extends Schema, Deps extends object>(service: Service<S, Deps>): Promise<void> {
  const { name, env } = service;
  const log = createLog(name, env.LOG_LEVEL);
  process.on("unhandledRejection", (err) => log.error({ err }, "unhandled rejection"));
  await bringUpToDate(service, log);
  const { db, sql, close } = connect(env.DATABASE_URL, service.schema);
  const metrics = createMetrics(name);
  const deps = await service.deps({ db, sql, log, metrics });
  const guards: Guards = {
    verifyCaller: createCallerVerifier(name, env.CALLER_JWKS),
    verifyUser: createUserTokenVerifier({ jwksUrl: env.JWKS_URL }),
    revocations: createRevocations(db),
  };
  await guards.revocations.refresh();
  const stopHearing = await startHearing(service, deps, { db, sql, log, metrics });
  const reconciling = reconcilerLoops(service.reconcilers ?? [], { log, metrics });
  const stopLoops = startLoops([...(service.loops ?? []), ...reconciling], deps, log);
  const revocationLoop = { name: "revocations", everyMs: 3_000, run: guards.revocations.refresh };
  const stopFrameLoops = startLoops([revocationLoop], undefined, log);

  let draining = false;
  const { server, inFlight } = createHttpServer({
    routes: service.routes?.(deps) ?? [],
    verifyCaller: guards.verifyCaller,
    identify: (request) => identify(request, guards),
    metrics,
    unready: async () => (draining ? ["draining"] : await databaseFaults(sql)),
    trpc: trpcDoor(service, deps, { guards, log, metrics }),
  });
  await listen(server, env, log);
  log.info({ port: env.PORT }, "ready");

  onceStopped(log, async () => {
    draining = true;
    server.close();
    server.closeIdleConnections();
    for (let waited = 0; inFlight() > 0 && waited < drainMs; waited += 50) await sleep(50);
    server.closeAllConnections();
    await Promise.all([stopLoops(), stopFrameLoops()]);
    await stopHearing();
    await close();
  });
}

type Migrated = { env: ServiceEnv; migrations: URL };

/** Migrates, which takes minutes where there is much; the door says so meanwhile, that nobody takes it for a hang. */
async function bringUpToDate({ env, migrations }: Migrated, log: Log): Promise<void> {
  const door = createServer(({ url }, response) => {
    response.setHeader("connection", "close");
    if (url === "/healthz") return answer(response, 200, { ok: true });
    answer(response, 503, { ready: false, reasons: ["migrating"] });
  });
  await listen(door, env, log);
  await retry(log, "database", () => migrate(env.DATABASE_URL, fileURLToPath(migrations)));
  await new Promise((resolve) => {
    door.close(resolve);
    door.closeAllConnections();
  });
}

/** Starts the relay of the outbox and the consumers; answers how to stop both, with nothing left unsent. */
async function startHearing<S extends Schema, Deps>(service: Service<S, Deps>, deps: Deps, running: Base<S>) {
  const { name, env } = service;
  const { db, sql, log, metrics } = running;
  const bus = await retry(log, "bus", () =>
    connectBus({ amqpUrl: env.AMQP_URL, postgresUrl: env.BUS_URL, bindings: queueBindings(), service: name, log }),
  );
  const relay = startRelay({ sql, bus, log });
  const stopConsumers = await startConsumers({
    db,
    bus,
    service: name,
    consumers: service.consumers(deps),
    log,
    onHandled: ({ key, ms, outcome }) => metrics.events.observe({ key, outcome }, ms / 1000),
  });
  const outboxAge = async () => metrics.outboxAge.set(await relay.oldestUnsentSeconds());
  const stopLoops = startLoops([{ name: "outbox age", everyMs: 5_000, run: outboxAge }], undefined, log);
  return async () => {
    await Promise.all([stopConsumers(), stopLoops()]);
    await relay.flush();
    await relay.stop();
    await bus.close();
  };
}

type Door = { guards: Guards; log: Log; metrics: Metrics };

function trpcDoor<S extends Schema, Deps extends object>(service: Service<S, Deps>, deps: Deps, door: Door) {
  const { guards, log, metrics } = door;
  return createHTTPHandler({
    router: service.router,
    basePath: "/trpc/",
    maxBodySize: 100_000,
    createContext: async ({ req }) => ({
      ...deps,
      service: service.name,
      log,
      onProcedure: (path: string, seconds: number, outcome: string) =>
        metrics.procedures.observe({ path, outcome }, seconds),
      ...(await identify(req, guards)),
    }),
  });
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
    setTimeout(() => process.exit(1), drainMs + 5_000).unref();
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

/** Waits for a dependency that is still starting: with growing pauses, for about a minute. */
async function retry<T>(log: Log, what: string, attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (err) {
      if (tries >= 12) throw err;
      log.warn({ err, tries }, `waiting for the ${what}`);
      await sleep(Math.min(8_000, 250 * 2 ** tries));
    }
  }
}
