import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { AppName } from "@stallhouse/topology/topology";
import { root } from "./root.ts";
import type { Environment } from "./environments.ts";
import { takeAlong } from "./guard.ts";
import type { Life } from "./keep-alive.ts";

export type Mode = "production" | "development";

export type Running = { name: AppName; child: ChildProcess; logFile: string; url: string };

/** What the process inherits of our own environment: nothing of ours may steer it by accident. */
const inherited = ["PATH", "HOME", "LANG", "TZ", "TMPDIR", "SystemRoot", "NODE_EXTRA_CA_CERTS"];
/** What `.env.example` lets people set for the processes themselves. */
const settings = [
  "LOG_LEVEL",
  "RATE_PER_SECOND",
  "MOST_SOCKETS",
  "MOST_SOCKETS_PER_ADDRESS",
  "MOST_STREAMS",
  "MOST_STREAMS_PER_ADDRESS",
  "MOST_BODIES",
  "MOST_BODIES_PER_ADDRESS",
  "LOG_INS_PER_SECOND",
  "LOST_PAGES_PER_SECOND",
];

/** Starts one app with its own log file. */
export function startApp(name: AppName, env: Environment, options: { mode: Mode; logFolder: string }): Running {
  const logFile = join(options.logFolder, `${name}.log`);
  const child = startProcess(commandOf(name, options.mode), {
    cwd: join(root, "apps", name),
    env: {
      ...pick(process.env, [...inherited, ...settings]),
      NEXT_TELEMETRY_DISABLED: "1",
      ...env,
      ...(options.mode === "development" ? { NODE_ENV: "development" } : {}),
    },
    logFile,
  });
  return { name, child, logFile, url: `http://127.0.0.1:${env.PORT}` };
}

type Place = { cwd: string; env: Environment; logFile: string };

/** Starts Node in a process group of its own, so that Ctrl-C reaches us first; it does not outlive us. */
export function startProcess(args: string[], { cwd, env, logFile }: Place): ChildProcess {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: "a" });
  const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const forget = child.pid ? takeAlong(-child.pid) : () => {};
  child.once("exit", () => {
    signal(child, "SIGKILL"); // what it started itself would keep its port
    forget();
  });
  return child;
}

/** What keeps a process alive watches this. */
export function lifeOf(child: ChildProcess): Life {
  const ended = new Promise<string>((resolve) => {
    if (hasEnded(child)) resolve(child.signalCode ?? `code ${child.exitCode}`);
    child.once("exit", (code, signal) => resolve(signal ?? `code ${code}`));
  });
  return { ended };
}

function commandOf(name: AppName, mode: Mode): string[] {
  // Next throws where it goes on to another page: to look every throw up in a map would cost it half its speed. What it leaves
  // behind of a page is collected before it comes to hundreds of megabytes.
  if (mode === "production")
    return [name === "web" ? "--max-old-space-size=256" : "--enable-source-maps", "dist/main.js"];
  const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
  // Next watches for itself.
  return name === "web" ? [tsx, "src/main.ts"] : [tsx, "watch", "--clear-screen=false", "src/main.ts"];
}

/**
 * Waits until the app answers that it is ready. Rejects with a sentence when it ended or took too long; while it says
 * that it migrates no time counts, for that takes as long as there is data.
 */
export async function waitUntilReady(running: Running, timeoutMs: number): Promise<void> {
  const path = running.name === "web" ? "/api/health" : running.name === "sandbox" ? "/healthz" : "/readyz";
  let deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (hasEnded(running.child)) throw new Error(`${running.name} ended while starting: see ${running.logFile}`);
    const said = await stateAt(`${running.url}${path}`);
    if (said === "ready") return;
    if (said === "migrating") deadline = Date.now() + timeoutMs;
    await sleep(50);
  }
  throw new Error(`${running.name} is not ready after ${Math.round(timeoutMs / 1000)} s: see ${running.logFile}`);
}

async function stateAt(url: string): Promise<"ready" | "migrating" | "unready"> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    const body = await response.text();
    if (response.ok) return "ready";
    return body.includes('"migrating"') ? "migrating" : "unready";
  } catch {
    return "unready";
  }
}

/** Asks the process to drain; ends it by force when it does not. */
export async function stopApp({ child }: { child: ChildProcess }): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  signal(child, "SIGTERM");
  const late = setTimeout(() => signal(child, "SIGKILL"), 20_000);
  await ended;
  clearTimeout(late);
}

/** To the whole group: `tsx` has children of its own. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (!child.pid) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    child.kill(name);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function pick(source: NodeJS.ProcessEnv, names: string[]): Environment {
  return Object.fromEntries(names.flatMap((name) => (source[name] ? [[name, source[name]]] : [])));
}
