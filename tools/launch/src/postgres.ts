import { createHash, randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, isFree } from "./free-port.ts";
import { keepAlive } from "./keep-alive.ts";
import type { Life } from "./keep-alive.ts";
import { canReach, findBinaries, privateFolder, unprivilegedUser } from "./postgres-binaries.ts";
import { withServer } from "./postgres-databases.ts";
import { adoptServer, isAlive, pgRun, readPostmaster, runServer, urlOf } from "./postgres-server.ts";
import type { Cluster } from "./postgres-server.ts";

export type Postgres = {
  /** The superuser's address of the database `postgres`. */
  url: string;
  port: number;
  /** The server was already running. */
  reused: boolean;
  /** Stops the server, unless another live process started it. */
  stop: () => Promise<void>;
};

type Options = {
  /** Keeps the cluster, its password and its log; made when absent. */
  dir: string;
  port?: number;
  /** False gives up safety against a power cut: for tests. */
  durable?: boolean;
  /** Brings the server back when it dies, and tells of it here. */
  supervise?: (sentence: string) => void;
};

/** Starts PostgreSQL on 127.0.0.1 with its data under `dir`, or finds the one that already runs there. Its errors are sentences for people. */
export async function startPostgres({ dir, port, durable = true, supervise }: Options): Promise<Postgres> {
  const cluster = openCluster(resolve(dir));
  const live = await findLive(cluster);
  if (live) return handle(cluster, { ...live, durable, supervise });
  await initialise(cluster);
  if (port !== undefined && !(await isFree(port))) {
    throw new Error(`Port ${port} is taken: stop what listens there, or give PostgreSQL another one.`);
  }
  const chosen = port ?? (await freePort());
  const life = await runServer(cluster, chosen, durable);
  return handle(cluster, { port: chosen, life, durable, supervise });
}

/** Stops the server of `dir`, whoever started it, and deletes its data and password. */
export async function deletePostgres(dir: string): Promise<void> {
  for (const home of [resolve(dir), folderElsewhere(resolve(dir))]) {
    if (existsSync(join(home, "data", "postmaster.pid"))) {
      rmSync(join(home, "owner"), { force: true });
      await (await startPostgres({ dir })).stop();
    }
    rmSync(home, { recursive: true, force: true });
  }
}

/** The place of a cluster whose folder the server's user cannot reach (a checkout under /root). */
function folderElsewhere(dir: string): string {
  return `/var/tmp/stallhouse-${createHash("sha256").update(dir).digest("hex").slice(0, 12)}`;
}

function openCluster(dir: string): Cluster {
  const user = unprivilegedUser();
  mkdirSync(dir, { recursive: true, mode: user ? 0o711 : 0o700 });
  const elsewhere = () => privateFolder(folderElsewhere(dir));
  const home = canReach(dir, user) ? dir : elsewhere();
  const binaries = findBinaries(user, elsewhere);
  return { home, data: join(home, "data"), user, binaries, password: superuserPassword(home) };
}

function superuserPassword(home: string): string {
  const file = join(home, "password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

/** Makes the cluster beside its place and moves it there whole, so that one cut short is never taken for a good one. */
async function initialise({ home, data, user, binaries, password }: Cluster): Promise<void> {
  const version = join(data, "PG_VERSION");
  if (existsSync(version)) {
    const made = Number(readFileSync(version, "utf8"));
    if (made === binaries.major) return;
    throw new Error(
      `The data was made by PostgreSQL ${made}, but ${binaries.major} is here: start over with npm run reset.`,
    );
  }
  const fresh = join(home, "data.new");
  const passwordFile = join(home, "password.init");
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [fresh, passwordFile]) chownSync(path, user.uid, user.gid);
  const locale =
    binaries.major >= 17
      ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
      : ["--locale=C.UTF-8"];
  try {
    const cluster = ["-D", fresh, "-U", "postgres", "-E", "UTF8", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
    await pgRun({ user, binaries }, "initdb", [...cluster, "--no-instructions", "--no-sync", ...locale]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(fresh, data);
}

type Server = {
  port: number;
  /** Its life, if this process began it. */
  life?: Life;
  pid?: number;
  durable: boolean;
  supervise: ((sentence: string) => void) | undefined;
};

function handle(cluster: Cluster, { port, life, pid = 0, durable, supervise }: Server): Postgres {
  // One left behind by a killed process has no owner any more: it becomes ours.
  const isOurs = life !== undefined || liveOwner(cluster.home) === undefined;
  if (isOurs) writeFileSync(ownerFile(cluster.home), String(process.pid), { mode: 0o600 });
  const ours = isOurs ? (life ?? adoptServer(pid)) : undefined;
  const logFile = join(cluster.data, "server.log");
  const start = () => runServer(cluster, port, durable);
  const rest = ours && supervise ? keepAlive({ name: "PostgreSQL", logFile, start, say: supervise }, ours) : () => {};
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    rest();
    if (!isOurs || !existsSync(join(cluster.data, "postmaster.pid"))) return;
    await pgRun(cluster, "pg_ctl", ["stop", "-D", cluster.data, "-m", "fast", "-w", "-t", "30", "-s"]);
  };
  return { url: urlOf(cluster, port), port, reused: life === undefined, stop: () => (stopped ??= stop()) };
}

/** The server that runs on this data; one that is just stopping is waited for. */
async function findLive(cluster: Cluster): Promise<{ pid: number; port: number } | undefined> {
  for (let waited = 0; waited < 15_000; waited += 200) {
    const known = readPostmaster(cluster.data);
    if (!known || !isAlive(known.pid)) return undefined;
    if (known.isReady && (await servesOurData(cluster, known.port))) return known;
    await sleep(200);
  }
  return undefined;
}

/** The pid in the file may be another program's by now: only the server itself can say whose data it holds. */
async function servesOurData(cluster: Cluster, port: number): Promise<boolean> {
  try {
    return await withServer(urlOf(cluster, port), async (sql) => {
      const [row] = await sql`select current_setting('data_directory') as data`;
      return row?.data === cluster.data;
    });
  } catch {
    return false;
  }
}

function ownerFile(home: string): string {
  return join(home, "owner");
}

/** The other process that has this cluster, if it lives. */
function liveOwner(home: string): number | undefined {
  const file = ownerFile(home);
  const owner = existsSync(file) ? Number(readFileSync(file, "utf8")) : process.pid;
  return owner !== process.pid && isAlive(owner) ? owner : undefined;
}

/** The process that runs the server of `dir` now; undefined when none does, or this one. */
export function ownerOf(dir: string): number | undefined {
  const homes = [resolve(dir), folderElsewhere(resolve(dir))];
  const running = homes.filter((home) => existsSync(join(home, "data", "postmaster.pid")));
  return running.map(liveOwner).find((owner) => owner !== undefined);
}
