import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import postgres from "postgres";
import { freePort, isFree } from "./free-port.ts";
import { canReach, findBinaries, privateFolder, runAs, unprivilegedUser } from "./postgres-binaries.ts";
import type { Binaries, OsUser } from "./postgres-binaries.ts";

const run = promisify(execFile);

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
};

type Cluster = { home: string; data: string; user: OsUser | undefined; binaries: Binaries; password: string };

/** Starts PostgreSQL on 127.0.0.1 with its data under `dir`, or finds the one that already runs there. Its errors are sentences for people. */
export async function startPostgres({ dir, port, durable = true }: Options): Promise<Postgres> {
  const cluster = openCluster(resolve(dir));
  const live = await findLive(cluster);
  if (live !== undefined) return handle(cluster, live, true);
  await initialise(cluster);
  if (port !== undefined && !(await isFree(port))) {
    throw new Error(`Port ${port} is taken: stop what listens there, or give PostgreSQL another one.`);
  }
  const chosen = port ?? (await freePort());
  await launch(cluster, chosen, durable);
  return handle(cluster, chosen, false);
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

async function launch(cluster: Cluster, port: number, durable: boolean): Promise<void> {
  const { data, binaries } = cluster;
  const log = join(data, "server.log");
  if (existsSync(log) && statSync(log).size > 5_000_000) rmSync(log);
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "300",
    max_wal_size: "256MB",
    min_wal_size: "32MB",
    // What a search looks at of a million products, so that it is not read anew for each.
    shared_buffers: "512MB",
    ...(binaries.hasStatements ? { shared_preload_libraries: "pg_stat_statements" } : {}),
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const from = existsSync(log) ? statSync(log).size : 0;
  try {
    const server = ["-p", String(port), ...options].join(" ");
    await pgRun(cluster, "pg_ctl", ["start", "-D", data, "-l", log, "-w", "-t", "60", "-s", "-o", server]);
  } catch (error) {
    const said = existsSync(log) ? readFileSync(log, "utf8").slice(from) : "";
    const fatal = said.split("\n").findLast((line) => /FATAL|PANIC|ERROR/.test(line));
    throw new Error(`PostgreSQL did not start: ${fatal ?? said.trim().split("\n").at(-1) ?? String(error)}`, {
      cause: error,
    });
  }
  writeFileSync(ownerFile(cluster), String(process.pid), { mode: 0o600 });
  await withServer(urlOf(cluster, port), async (sql) => {
    await sql`revoke connect, temporary on database postgres, template1 from public`;
    if (binaries.hasStatements) await sql`create extension if not exists pg_stat_statements`;
  });
}

function handle(cluster: Cluster, port: number, reused: boolean): Postgres {
  // One left behind by a killed process has no owner any more: it becomes ours.
  const owner = readNumber(ownerFile(cluster));
  const isOurs = owner === undefined || owner === process.pid || !isAlive(owner);
  if (isOurs) writeFileSync(ownerFile(cluster), String(process.pid), { mode: 0o600 });
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    if (!isOurs || !existsSync(join(cluster.data, "postmaster.pid"))) return;
    await pgRun(cluster, "pg_ctl", ["stop", "-D", cluster.data, "-m", "fast", "-w", "-t", "30", "-s"]);
  };
  return { url: urlOf(cluster, port), port, reused, stop: () => (stopped ??= stop()) };
}

/** The port of the server that runs on this data; one that is just stopping is waited for. */
async function findLive(cluster: Cluster): Promise<number | undefined> {
  const file = join(cluster.data, "postmaster.pid");
  for (let waited = 0; waited < 15_000 && existsSync(file); waited += 200) {
    const [pid, , , port, , , , status] = readFileSync(file, "utf8").split("\n");
    if (!isAlive(Number(pid))) return undefined;
    if (status?.trim() === "ready" && (await servesOurData(cluster, Number(port)))) return Number(port);
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

export type ServiceDatabase = { database: string; role: string; password: string };

/** One database and one role per service, and no other role may connect to it. Running it again changes nothing but the passwords. */
export async function createDatabases(url: string, databases: readonly ServiceDatabase[]): Promise<void> {
  await withServer(url, async (sql) => {
    await sql`select pg_advisory_lock(hashtext('stallhouse databases'))`;
    for (const { database, role, password } of databases) {
      const [known] = await sql`
        select exists (select from pg_roles where rolname = ${role}) as role,
               exists (select from pg_database where datname = ${database}) as database,
               format('%I', ${role}::text) as role_name, format('%L', ${password}::text) as password_literal`;
      if (!known) continue;
      const verb = known.role ? "alter" : "create";
      await sql.unsafe(
        `${verb} role ${known.role_name} login nosuperuser nocreatedb nocreaterole password ${known.password_literal}`,
      );
      if (!known.database) await sql`create database ${sql(database)} owner ${sql(role)}`;
      await sql`alter database ${sql(database)} owner to ${sql(role)}`;
      await sql`revoke connect, temporary on database ${sql(database)} from public`;
      await sql`grant connect, temporary on database ${sql(database)} to ${sql(role)}`;
    }
  });
}

async function withServer<T>(url: string, use: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, prepare: false, connect_timeout: 5, onnotice: () => {} });
  try {
    return await use(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

type Programs = Pick<Cluster, "user" | "binaries">;

async function pgRun({ user, binaries }: Programs, program: string, args: string[]): Promise<void> {
  try {
    await run(join(binaries.bin, program), args, { ...runAs(user), env: binaries.env, cwd: "/" });
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
    throw new Error(`${program} failed: ${said.split("\n").at(-1)}`, { cause: error });
  }
}

function urlOf({ password }: Cluster, port: number): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

function ownerFile({ home }: Cluster): string {
  return join(home, "owner");
}

function readNumber(file: string): number | undefined {
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
