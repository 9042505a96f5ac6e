import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { programPath } from "@stallhouse/launch/build";
import { root } from "@stallhouse/launch/root";
import { step } from "@stallhouse/launch/steps";
import type { Cost, Said } from "./order-cost.ts";

const warmOrders = Number(process.env.BENCH_WARM ?? 600);
const measuredOrders = Number(process.env.BENCH_ORDERS ?? 200);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const doors = ["services", "gateway"] as const;

type Side = { name: string; tell: (word: string) => Promise<Said>; end: () => Promise<Said> };
type Row = { side: string; door: string; cost: Cost; calibration: number };

/**
 * `npm run bench -- --against <commit> [--bus rabbit]`: what an order costs here and at another commit, in turn on the same
 * machine, so that what the machine does at that moment falls on both.
 */
export async function compare(commit: string, bus: string): Promise<void> {
  const other = await step(`Tree of ${commit}`, async () => layOut(commit));
  const sides: Side[] = [];
  try {
    await step("Build here", async () => build(root));
    await step(`Build of ${commit}`, async () => build(other));
    sides.push(await step("Market, here", () => openSide("here", root, [3700, bus])));
    sides.push(await step(`Market, ${commit}`, () => openSide(commit, other, [3730, bus])));
    const { rows, idle } = await takeTurns(sides);
    console.log(`\nFacts over ${bus}; ${measuredOrders} orders, ${rounds} times, 8 at once, after ${warmOrders}\n`);
    console.log(toTable(rows));
    for (const side of sides) {
      const { memoryMib = {} } = await side.end();
      const memory = Object.entries(memoryMib).map(([name, mib]) => `${name} ${mib}`);
      const idleCpu = idle.get(side.name) ?? {};
      const idling = Object.entries(idleCpu).map(([name, ms]) => `${name} ${ms.toFixed(1)}`);
      console.log(`${side.name}: ${total(idleCpu).toFixed(0)} CPU ms a second idle: ${idling.join(", ")}`);
      console.log(`${side.name}, MiB: ${memory.join(", ")}`);
    }
  } finally {
    for (const side of sides) await side.end().catch(() => {});
    spawnSync("git", ["worktree", "remove", "--force", other], { cwd: root });
  }
}

async function takeTurns(sides: readonly Side[]) {
  const rows: Row[] = [];
  const idle = new Map<string, Record<string, number>>();
  for (const side of sides) {
    await step(`First orders, ${side.name}`, async () => {
      for (const door of doors) await side.tell(`warm ${door} ${warmOrders / doors.length}`);
    });
  }
  for (const side of sides) {
    const { idleCpu = {} } = await step(`Idling, ${side.name}`, () => side.tell("idle"));
    idle.set(side.name, idleCpu);
  }
  for (let round = 1; round <= rounds; round++) {
    for (const door of doors) {
      for (const side of sides) {
        const calibration = calibrate();
        const work = () => side.tell(`buy ${door} ${measuredOrders}`);
        const { cost } = await step(`Round ${round}, ${door}, ${side.name}`, work);
        if (cost) rows.push({ side: side.name, door, cost, calibration });
      }
    }
  }
  return { rows, idle };
}

/** Another commit's files in a folder of their own, with today's bench in them. Its libraries are installed if they differ. */
function layOut(commit: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), "stallhouse-against-")), "tree");
  must("git", ["worktree", "add", "--detach", folder, commit], root);
  must("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund"], folder);
  rmSync(join(folder, "tools/bench/src"), { recursive: true });
  cpSync(join(root, "tools/bench/src"), join(folder, "tools/bench/src"), { recursive: true });
  return folder;
}

function build(tree: string): void {
  must(programPath("turbo"), ["run", "build", "--output-logs=errors-only"], tree);
}

function must(program: string, args: string[], cwd: string): void {
  const { status, stderr, stdout } = spawnSync(program, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} failed:\n${stdout}${stderr}`);
}

async function openSide(name: string, tree: string, [port, bus]: [number, string]): Promise<Side> {
  const args = ["--import", "tsx", join(tree, "tools/bench/src/order-cost.ts"), "side", String(port), bus];
  const child = spawn(process.execPath, args, { cwd: tree, stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.on("error", () => {});
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const listen = async (): Promise<Said> => {
    for (;;) {
      const { value, done } = await answers.next();
      if (done) throw new Error(`the market of ${name} has ended`);
      // Its market says in lines of its own how far it is.
      if (value.startsWith("{")) return JSON.parse(value) as Said;
    }
  };
  const tell = async (word: string) => {
    child.stdin.write(`${word}\n`);
    return await listen();
  };
  await listen();
  return { name, tell, end: () => ended(child, () => tell("end")) };
}

async function ended(child: ChildProcess, last: () => Promise<Said>): Promise<Said> {
  if (child.exitCode !== null || child.stdin?.destroyed) return {};
  const said = await last();
  await new Promise((resolve) => child.once("exit", resolve));
  return said;
}

/** Milliseconds of a fixed piece of work: how much of the machine is ours at the moment. */
function calibrate(): number {
  const begin = performance.now();
  let value = 1;
  for (let turn = 0; turn < 60_000_000; turn++) value = (value * 48_271) % 2_147_483_647;
  return value > 0 ? performance.now() - begin : 0;
}

function toTable(rows: readonly Row[]): string {
  const lines = doors.flatMap((door) => {
    const sides = [...new Set(rows.map(({ side }) => side))].map((side) => {
      const own = rows.filter((row) => row.side === side && row.door === door);
      return { side, cost: (of: (row: Row) => number) => median(own.map(of)), own };
    });
    const [here, other] = sides.map(({ cost }) => cost(({ cost: { cpu } }) => total(cpu)));
    return [
      ...sides.map(({ side, cost, own }) => {
        const names = Object.keys(own[0]?.cost.cpu ?? {});
        const parts = names.map((name) => `${name} ${cost((row) => row.cost.cpu[name] ?? 0).toFixed(1)}`);
        const cells = [
          cost(({ cost: { cpu } }) => total(cpu)).toFixed(1),
          cost((row) => row.cost.perSecond).toFixed(1),
          cost((row) => row.cost.statements).toFixed(1),
          cost((row) => row.cost.transactions).toFixed(1),
          cost((row) => row.cost.fsyncs).toFixed(1),
          cost((row) => row.calibration).toFixed(0),
          parts.join(", "),
        ];
        return `| ${door}, ${side} | ${cells.join(" | ")} |`;
      }),
      `| ${door}, ratio | **${((here ?? 0) / (other ?? 1)).toFixed(2)}** | | | | | | |`,
    ];
  });
  return [
    "| door, side | CPU ms | orders/s | statements | transactions | fsyncs | calibration ms | of it |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...lines,
  ].join("\n");
}

function total(cpu: Record<string, number>): number {
  return Object.values(cpu).reduce((sum, ms) => sum + ms, 0);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
