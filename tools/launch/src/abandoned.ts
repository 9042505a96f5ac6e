import { readFileSync } from "node:fs";

const lookMs = 1_000;

/** Calls back once when npm, or what stands between npm and us, has ended: nobody could stop us with Ctrl-C then. */
export function whenAbandoned(end: () => void): void {
  const origin = lineage();
  if (!origin) return;
  const timer = setInterval(() => {
    if (lineage()?.join() === origin.join()) return;
    clearInterval(timer);
    end();
  }, lookMs);
  timer.unref();
}

/** Our forebears up to npm, of which a shell and a runner are some. Undefined when npm is none of them. */
function lineage(): number[] | undefined {
  // Elsewhere than on Linux only the nearest can be seen without a program.
  if (process.platform !== "linux") return process.env.npm_lifecycle_event ? [process.ppid] : undefined;
  const pids: number[] = [];
  for (let pid = process.ppid; pid > 1; pid = parentOf(pid)) {
    pids.push(pid);
    if (/^npm |npm-cli\.js/.test(read(`/proc/${pid}/cmdline`).replaceAll("\0", " "))) return pids;
  }
  return undefined;
}

function parentOf(pid: number): number {
  // "42 (a name (with) brackets) S 41 …"
  return Number(read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ")[1] ?? 0);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
