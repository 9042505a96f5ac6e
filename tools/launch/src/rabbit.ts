import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createConnection } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePorts } from "./free-port.ts";
import { takeAlong } from "./guard.ts";
import { keepAlive } from "./keep-alive.ts";
import { lifeOf } from "./processes.ts";

export type Rabbit = {
  url: string;
  /** Stops the node and starts it again on the same port, with its messages. */
  restart: () => Promise<void>;
  /** Ends the node without a word, as a power cut would. `restart` brings it back. */
  kill: () => Promise<void>;
  stop: () => Promise<void>;
};

type Options = {
  dir: string;
  port?: number;
  /** What the broker holds from its first start on: accounts, queues. Nobody else may enter then. */
  definitions?: object;
  /** Brings the node back when it dies, and tells of it here. */
  supervise?: (sentence: string) => void;
};

type Node = { dir: string; home: string; port: number; env: Record<string, string>; beam?: ChildProcess };

const installed = "/usr/lib/rabbitmq/lib";

/** The newest RabbitMQ of the system; undefined when there is none. */
export function findRabbit(): string | undefined {
  if (!existsSync(installed)) return undefined;
  const versions = readdirSync(installed).filter((name) => name.startsWith("rabbitmq_server-"));
  const newest = versions.sort((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1);
  return newest && join(installed, newest);
}

/** Starts a private RabbitMQ node on 127.0.0.1 with everything it keeps in `dir`. Works as root and as an ordinary user. */
export async function startRabbit({ dir, port, definitions, supervise }: Options): Promise<Rabbit> {
  const home = findRabbit();
  if (!home)
    throw new Error(`No RabbitMQ in ${installed}: install rabbitmq-server, or set AMQP_URL to a broker of yours.`);
  await takeOver(resolve(dir));
  const [free = 0, distPort = 0, epmdPort = 0] = await freePorts(3);
  const node = prepare({ dir: resolve(dir), home, port: port ?? free }, distPort, epmdPort);
  if (definitions) define(node, definitions);
  const stopMapper = startMapper(node, epmdPort);
  let rest = () => {};
  const stop = async () => {
    rest();
    await end(node, "SIGTERM");
    stopMapper();
  };
  try {
    const beam = await boot(node);
    const kept = { name: "RabbitMQ", logFile: join(node.dir, "log", "boot.log"), start: () => boot(node).then(lifeOf) };
    if (supervise) rest = keepAlive({ ...kept, say: supervise }, lifeOf(beam));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: `amqp://guest:guest@127.0.0.1:${node.port}`,
    restart: async () => {
      await end(node, "SIGTERM");
      await boot(node);
    },
    kill: () => end(node, "SIGKILL"),
    stop,
  };
}

/** A node that a killed process left behind holds the folder's messages: it ends before another one begins. */
async function takeOver(dir: string): Promise<void> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const owner = pidIn(join(dir, "owner"));
  if (owner !== undefined && owner !== process.pid && isAlive(owner)) {
    throw new Error(`The RabbitMQ in ${dir} belongs to process ${owner}, which still runs.`);
  }
  for (const file of ["rabbit.pid", "epmd.pid"]) {
    const pid = pidIn(join(dir, file));
    if (pid === undefined || !belongsTo(dir, pid)) continue;
    process.kill(pid, "SIGTERM");
    for (let waited = 0; isAlive(pid) && waited < 20_000; waited += 100) await sleep(100);
  }
  writeFileSync(join(dir, "owner"), String(process.pid));
}

/** Erlang would leave its port mapper running for ever: one of our own can be ended. */
function startMapper({ dir, env }: Node, port: number): () => void {
  const options = { env, detached: true, stdio: "ignore" } as const;
  const mapper = spawn("epmd", ["-address", "127.0.0.1", "-port", String(port)], options);
  mapper.on("error", () => {}); // absent: Erlang then starts the one it brings along
  if (mapper.pid) {
    writeFileSync(join(dir, "epmd.pid"), String(mapper.pid));
    mapper.once("exit", takeAlong(-mapper.pid));
  }
  return () => mapper.kill();
}

function pidIn(file: string): number | undefined {
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A number in a file may be another program's by now; ours has its folder in its environment. */
function belongsTo(dir: string, pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").includes(`=${dir}/`);
  } catch {
    return false;
  }
}

/** The Debian start script changes user and folders; the one beside it takes everything from the environment. */
function prepare(node: Omit<Node, "env">, distPort: number, epmdPort: number): Node {
  const { dir, home, port } = node;
  for (const folder of ["mnesia", "log", "home"]) mkdirSync(join(dir, folder), { recursive: true, mode: 0o700 });
  const settings = [
    `listeners.tcp.1 = 127.0.0.1:${port}`,
    "loopback_users.guest = true",
    "disk_free_limit.absolute = 50MB",
  ];
  writeFileSync(join(dir, "rabbitmq.conf"), `${settings.join("\n")}\n`);
  writeFileSync(join(dir, "enabled_plugins"), "[].");
  const env = {
    PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    LC_ALL: "C.UTF-8",
    HOME: join(dir, "home"),
    RABBITMQ_HOME: home,
    RABBITMQ_NODENAME: "stallhouse@localhost",
    RABBITMQ_MNESIA_BASE: join(dir, "mnesia"),
    RABBITMQ_LOG_BASE: join(dir, "log"),
    RABBITMQ_CONFIG_FILE: join(dir, "rabbitmq"),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(dir, "enabled_plugins"),
    RABBITMQ_CONF_ENV_FILE: "/dev/null",
    RABBITMQ_PID_FILE: join(dir, "rabbit.pid"),
    RABBITMQ_DIST_PORT: String(distPort),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: "-kernel inet_dist_use_interface {127,0,0,1}",
    ERL_EPMD_ADDRESS: "127.0.0.1",
    ERL_EPMD_PORT: String(epmdPort),
  };
  return { ...node, env };
}

function define({ dir }: Node, definitions: object): void {
  const file = join(dir, "definitions.json");
  writeFileSync(file, JSON.stringify(definitions), { mode: 0o600 });
  appendFileSync(join(dir, "rabbitmq.conf"), `load_definitions = ${file}\n`);
}

async function boot(node: Node): Promise<ChildProcess> {
  const output = join(node.dir, "log", "boot.log");
  const log = openSync(output, "w");
  // A process group of its own: Ctrl-C reaches us first, and the group can be ended as one.
  const beam = spawn(join(node.home, "sbin", "rabbitmq-server"), {
    env: node.env,
    detached: true,
    stdio: ["ignore", log, log],
  });
  beam.on("error", () => {});
  node.beam = beam;
  if (beam.pid) beam.once("exit", takeAlong(-beam.pid));
  for (const from = Date.now(); Date.now() - from < 90_000; await sleep(100)) {
    if (hasEnded(beam)) throw new Error(`RabbitMQ did not start: ${readFileSync(output, "utf8").trim().slice(-400)}`);
    // The listener opens a moment before the node is done booting.
    if (readFileSync(output, "utf8").includes("completed with") && (await answers(node.port))) return beam;
  }
  await end(node, "SIGKILL");
  throw new Error(`RabbitMQ did not answer on port ${node.port} within 90 s: see ${output}.`);
}

async function end({ beam, dir }: Node, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  const group = beam?.pid;
  if (!beam || !group || hasEnded(beam)) return;
  const ended = new Promise<void>((done) => beam.once("exit", () => done()));
  const pidFile = join(dir, "rabbit.pid");
  if (signal === "SIGTERM" && existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, "utf8")), "SIGTERM");
  else process.kill(-group, "SIGKILL");
  const patience = setTimeout(() => process.kill(-group, "SIGKILL"), 20_000);
  await ended;
  clearTimeout(patience);
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = createConnection({ port, host: "127.0.0.1" });
    const finish = (result: boolean) => {
      socket.destroy();
      done(result);
    };
    socket.once("connect", () => finish(true));
    socket.once("error", () => finish(false));
  });
}
