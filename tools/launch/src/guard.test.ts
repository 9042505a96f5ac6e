import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 20_000 });
const tree = join(import.meta.dirname, "testing", "small-tree.ts");

type Tree = { launcher: number; pids: number[]; parent: number };

/** Starts a launcher with a few real processes, by way of a shell, a runner and something that calls itself npm. */
async function plant(): Promise<Tree> {
  const asNpm = `
    process.title = "npm start";
    require("node:child_process").spawn("sh", ["-c", '"$0" "$@"; true', process.execPath, "--import", "tsx", ${JSON.stringify(tree)}], { stdio: "inherit" });`;
  const npm = spawn(process.execPath, ["-e", asNpm], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(npm.stdout, "data")) as [Buffer];
  return { ...(JSON.parse(String(line)) as Omit<Tree, "parent">), parent: npm.pid ?? 0 };
}

/** One that has ended and waits for its parent to hear of it is gone. */
function isAlive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

async function left(pids: number[], withinMs: number): Promise<number[]> {
  for (const from = Date.now(); Date.now() - from < withinMs && pids.some(isAlive); await sleep(50));
  return pids.filter(isAlive);
}

test("a launcher that is killed takes all its children along within 3 s: the deaf ones and the children's children", async () => {
  const { launcher, pids } = await plant();
  expect(pids.filter(isAlive)).toHaveLength(4);
  process.kill(launcher, "SIGKILL");
  expect(await left(pids, 3_000)).toEqual([]);
});

test("a launcher whose npm is killed ends in order, and nothing of it stays", async () => {
  const { launcher, pids, parent } = await plant();
  process.kill(pids[1] ?? 0, "SIGKILL"); // the deaf one is not what this is about
  process.kill(parent, "SIGKILL");
  expect(await left([launcher, ...pids], 4_000)).toEqual([]);
});

test("a guard that is killed itself is replaced, and the children still go with their launcher", async () => {
  const { launcher, pids } = await plant();
  const guard = childrenOf(launcher).find((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("guard.mjs"));
  process.kill(guard ?? 0, "SIGKILL");
  await sleep(1_000);
  process.kill(launcher, "SIGKILL");
  expect(await left(pids, 3_000)).toEqual([]);
});

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").map(Number);
}
