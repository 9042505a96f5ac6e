import { readdirSync, readFileSync } from "node:fs";

/** Kernel clock ticks per second on every Linux we run on. */
const ticksPerSecond = 100;

type Process = { parent: number; ticks: number; reapedTicks: number };

/** CPU milliseconds used so far by processes and all that came from them, living or ended. Linux only: read from /proc. */
export function cpuMs(pids: readonly number[]): number {
  const processes = readProcesses();
  const family = new Set(pids);
  for (let grown = true; grown;) {
    grown = false;
    for (const [pid, { parent }] of processes) {
      if (family.has(parent) && !family.has(pid)) grown = Boolean(family.add(pid));
    }
  }
  let ticks = 0;
  for (const pid of family) {
    const found = processes.get(pid);
    if (found) ticks += found.ticks + found.reapedTicks;
  }
  return (ticks * 1000) / ticksPerSecond;
}

export function parentOf(pid: number): number {
  return readProcesses().get(pid)?.parent ?? pid;
}

/** Resident memory in MiB. */
export function memoryMib(pid: number): number {
  const match = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(match?.[1] ?? 0) / 1024;
}

function readProcesses(): Map<number, Process> {
  const processes = new Map<number, Process>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      // The command's name may hold spaces: the fields are counted after its closing bracket.
      const fields = stat
        .slice(stat.lastIndexOf(")") + 2)
        .split(" ")
        .map(Number);
      const [, parent = 0] = fields;
      const [user = 0, system = 0, reapedUser = 0, reapedSystem = 0] = fields.slice(11, 15);
      processes.set(Number(name), { parent, ticks: user + system, reapedTicks: reapedUser + reapedSystem });
    } catch {
      // It ended between the listing and the reading.
    }
  }
  return processes;
}
