import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

type Signals = { polite: NodeJS.Signals; hard: NodeJS.Signals };

/** How each target ends when this process is gone. */
const wards = new Map<number, Signals>();
let guard: ChildProcess | undefined;

/**
 * Has `target` (a process; a process group when negative) ended should this process die without ending it, by SIGKILL too.
 * A process of its own sees to that, for nobody can act after his own death. Answers how to take it back.
 */
export function takeAlong(target: number, signals: Signals = { polite: "SIGTERM", hard: "SIGKILL" }): () => void {
  wards.set(target, signals);
  if (guard) tell(guard, target, signals);
  else guard = openGuard();
  return () => {
    if (wards.delete(target)) guard?.stdin?.write(`- ${target}\n`);
  };
}

function openGuard(): ChildProcess {
  const opened = spawn(process.execPath, [fileURLToPath(new URL("guard.mjs", import.meta.url))], {
    cwd: "/",
    env: {},
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  opened.on("error", () => {});
  opened.stdin?.on("error", () => {});
  opened.once("exit", () => {
    guard = undefined;
    setTimeout(() => {
      if (wards.size > 0) guard ??= openGuard();
    }, 500).unref();
  });
  for (const [target, signals] of wards) tell(opened, target, signals);
  opened.unref();
  if (opened.stdin && "unref" in opened.stdin && typeof opened.stdin.unref === "function") opened.stdin.unref();
  return opened;
}

function tell({ stdin }: ChildProcess, target: number, { polite, hard }: Signals): void {
  stdin?.write(`+ ${target} ${polite} ${hard}\n`);
}
