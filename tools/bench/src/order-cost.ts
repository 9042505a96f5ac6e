import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { demoAccounts } from "@stallhouse/launch/demo-accounts";
import { startMarket } from "@stallhouse/launch/market";
import type { Market } from "@stallhouse/launch/market";
import { startRabbit } from "@stallhouse/launch/rabbit";
import { seed } from "@stallhouse/seed/seed";
import postgres from "postgres";
import type { Sql } from "postgres";
import { openCheckouts } from "./checkout.ts";
import { cpuMs, memoryMib, parentOf } from "./cpu.ts";
import { gatewayDoor, serviceDoor } from "./doors.ts";
import type { Door } from "./doors.ts";
import { addGoods } from "./goods.ts";
import { openCustomers, openSellers } from "./measure.ts";

/**
 * One side of `npm run bench -- --against`: a market of the tree it lies in, which measures what an order costs each time it
 * is told to, and is quiet meanwhile. It knows nothing but old parts of the repository, for it is laid into older trees.
 */
export type Cost = {
  /** CPU milliseconds an order, what idling costs meanwhile taken off; by process, `postgres` and `broker` beside them. */
  cpu: Record<string, number>;
  perSecond: number;
  statements: number;
  transactions: number;
  fsyncs: number;
  failures: number;
};
export type Said = { cost?: Cost; idleCpu?: number; memoryMib?: Record<string, number>; ready?: true };

const atOnce = 8;
const idleSeconds = 10;
type Counted = { cpu: Record<string, number>; statements: number; transactions: number; fsyncs: number };

async function standBy(firstPort: number, isOnRabbit: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "stallhouse-cost-"));
  const rabbit = isOnRabbit ? await startRabbit({ dir: join(folder, "rabbit") }) : undefined;
  const extra = { LOG_LEVEL: "info", RATE_PER_SECOND: "1000000" };
  const market = await startMarket(
    { folder, firstPort, mode: "production", extra, ...(rabbit ? { amqpUrl: rabbit.url } : {}) },
    (sentence) => console.error(sentence),
  );
  try {
    await seed(market, demoAccounts);
    await work(market, rabbit && join(folder, "rabbit"));
  } finally {
    await market.stop();
    await rabbit?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function work(market: Market, rabbitFolder: string | undefined): Promise<void> {
  const sql = postgres(market.postgresUrl, { max: 1, onnotice: () => {} });
  await sql`create extension if not exists pg_stat_statements`;
  const { buy, close } = await openCustomersDoors(market);
  const look = await observer(market, sql, rabbitFolder);
  const say = (said: Said) => console.log(JSON.stringify(said));
  let idle: Counted | undefined;
  say({ ready: true });
  for await (const line of createInterface({ input: process.stdin })) {
    const [word, door = "", count = ""] = line.split(" ");
    if (word === "end") break;
    if (word === "idle") {
      idle = await look(() => sleep(idleSeconds * 1_000));
      say({ idleCpu: sum(idle.cpu) / idleSeconds });
    } else {
      const begin = performance.now();
      let timings = nothing;
      const all = await look(async () => void (timings = await buy(door, Number(count))));
      say({ cost: costOf(all, timings, { idle, share: (performance.now() - begin) / 1_000 / idleSeconds }) });
    }
  }
  say({ memoryMib: Object.fromEntries(market.pids().map(({ name, pid }) => [name, Math.round(memoryMib(pid))])) });
  await close();
  await sql.end();
}

type Bought = { count: number; perSecond: number; failures: number };
const nothing: Bought = { count: 0, perSecond: 0, failures: 0 };

async function openCustomersDoors(market: Market) {
  const goods = await addGoods(market, await openSellers(market), Number(process.env.BENCH_VARIANTS ?? 10_000));
  const people = await openCustomers(market, atOnce);
  const open = (door: Door) => Promise.all(people.map((person) => door.order(person)));
  const services = await open(serviceDoor(market));
  const gateway = await open(gatewayDoor(market));
  const checkouts = openCheckouts(market, goods);
  const buy = (door: string, count: number): Promise<Bought> =>
    checkouts.run(door === "gateway" ? gateway : services, { concurrency: atOnce, count, maxSeconds: 120 });
  return { buy, close: checkouts.close };
}

function costOf(all: Counted, { count, perSecond, failures }: Bought, quiet: Quiet): Cost {
  const own = (value: number, idle = 0) => (value - idle * quiet.share) / Math.max(1, count);
  const cpu = Object.entries(all.cpu).map(([name, ms]) => [name, own(ms, quiet.idle?.cpu[name])] as const);
  return {
    cpu: Object.fromEntries(cpu),
    perSecond,
    failures,
    statements: own(all.statements, quiet.idle?.statements),
    transactions: own(all.transactions, quiet.idle?.transactions),
    fsyncs: own(all.fsyncs, quiet.idle?.fsyncs),
  };
}

/** What was counted while nobody came, and how much of that time a piece of work took. */
type Quiet = { idle: Counted | undefined; share: number };

/** Answers a function that tells what a piece of work used: everything, also what only idles. */
async function observer(market: Market, sql: Sql, rabbitFolder: string | undefined) {
  const [backend] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const families = [
    ...market.pids().filter(({ name }) => name !== "sandbox"),
    { name: "postgres", pid: parentOf(backend?.pid ?? 0) },
    ...(rabbitFolder ? brokerPids(rabbitFolder).map((pid) => ({ name: "broker", pid })) : []),
  ];
  const count = async (): Promise<Counted> => {
    // PostgreSQL's own numbers are told once a second at the latest.
    await sleep(1_100);
    const [row] = await sql<{ statements: number; transactions: number; fsyncs: number }[]>`
      select (select sum(s.calls) from pg_stat_statements s join pg_database d on d.oid = s.dbid
               where d.datname not in ('postgres', 'template1') and s.query ~* '^\\s*(select|with|insert|update|delete)')::int as statements,
             (select sum(xact_commit) from pg_stat_database where datname not in ('postgres', 'template1'))::int as transactions,
             (select sum(fsyncs) from pg_stat_io where object = 'wal')::int as fsyncs`;
    if (!row) throw new Error("no numbers");
    const cpu: Record<string, number> = {};
    for (const { name, pid } of families) cpu[name] = (cpu[name] ?? 0) + cpuMs([pid]);
    return { cpu, ...row };
  };
  return async (work: () => Promise<void>): Promise<Counted> => {
    const before = await count();
    await work();
    const after = await count();
    const cpu = Object.entries(after.cpu).map(([name, ms]) => [name, ms - (before.cpu[name] ?? 0)] as const);
    return {
      cpu: Object.fromEntries(cpu),
      statements: after.statements - before.statements,
      transactions: after.transactions - before.transactions,
      fsyncs: after.fsyncs - before.fsyncs,
    };
  };
}

function brokerPids(folder: string): number[] {
  const { stdout } = spawnSync("pgrep", ["-f", `beam.smp.*${folder}`], { encoding: "utf8" });
  return stdout.split("\n").filter(Boolean).map(Number);
}

function sum(cpu: Record<string, number>): number {
  return Object.values(cpu).reduce((total, ms) => total + ms, 0);
}

if (process.argv[2] === "side") {
  await standBy(Number(process.argv[3]), process.argv[4] === "rabbit");
  process.exit(0);
}
