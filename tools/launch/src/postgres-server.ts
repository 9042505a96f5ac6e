import { execFile, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { takeAlong } from "./guard.ts";
import type { Life } from "./keep-alive.ts";
import { runAs } from "./postgres-binaries.ts";
import type { Binaries, OsUser } from "./postgres-binaries.ts";
import { withServer } from "./postgres-databases.ts";

const run = promisify(execFile);

export type Cluster = { home: string; data: string; user: OsUser | undefined; binaries: Binaries; password: string };

/** Answers clients at once, and forgets nothing that was committed. */
const ending = { polite: "SIGINT", hard: "SIGQUIT" } as const;

/** Runs the server of a cluster and waits until it serves. Rejects with the server's own sentence. */
export async function runServer(cluster: Cluster, port: number, durable: boolean): Promise<Life> {
  const { data, binaries, user } = cluster;
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
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const from = existsSync(log) ? statSync(log).size : 0;
  const output = openSync(log, "a", 0o600);
  const server = spawn(join(binaries.bin, "postgres"), ["-D", data, "-p", String(port), ...options], {
    ...runAs(user),
    env: binaries.env,
    cwd: "/",
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  server.unref();
  const life: Life = {
    ended: new Promise((resolve) => {
      server.once("error", (error) => resolve(error.message));
      server.once("exit", (code, signal) => resolve(signal ?? `code ${code}`));
    }),
  };
  if (server.pid) void life.ended.then(takeAlong(server.pid, ending));
  const isServing = () => {
    const known = readPostmaster(data);
    return known?.isReady === true && known.pid === server.pid; // one that was killed leaves its own words there
  };
  await waitUntil(isServing, life, () => lastWords(readFileSync(log, "utf8").slice(from)));
  await withServer(urlOf(cluster, port), async (sql) => {
    await sql`revoke connect, temporary on database postgres, template1 from public`;
    if (binaries.hasStatements) await sql`create extension if not exists pg_stat_statements`;
  });
  return life;
}

async function waitUntil(isServing: () => boolean, life: Life, said: () => string): Promise<void> {
  let how: string | undefined;
  void life.ended.then((end) => (how = end));
  for (const from = Date.now(); Date.now() - from < 60_000; await sleep(50)) {
    if (how !== undefined) throw new Error(`PostgreSQL did not start: ${said() || how}`);
    if (isServing()) return;
  }
  throw new Error(`PostgreSQL did not start within 60 s: ${said()}`);
}

function lastWords(log: string): string {
  const lines = log.trim().split("\n");
  return lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? "";
}

/** What the server says of itself in its data folder. */
export function readPostmaster(data: string): { pid: number; port: number; isReady: boolean } | undefined {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const [pid, , , port, , , , status] = readFileSync(file, "utf8").split("\n");
  return { pid: Number(pid), port: Number(port), isReady: status?.trim() === "ready" };
}

/** A server that another process began: it is taken along too, and its end is noticed by looking. */
export function adoptServer(pid: number): Life {
  const forget = takeAlong(pid, ending);
  const watch = async () => {
    while (isAlive(pid)) await sleep(250, undefined, { ref: false });
    forget();
    return "its end came unseen";
  };
  return { ended: watch() };
}

type Programs = Pick<Cluster, "user" | "binaries">;

export async function pgRun({ user, binaries }: Programs, program: string, args: string[]): Promise<void> {
  try {
    await run(join(binaries.bin, program), args, { ...runAs(user), env: binaries.env, cwd: "/" });
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
    throw new Error(`${program} failed: ${said.split("\n").at(-1)}`, { cause: error });
  }
}

export function urlOf({ password }: Cluster, port: number): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
