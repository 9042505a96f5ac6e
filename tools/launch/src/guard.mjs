// Ends what its launcher leaves behind. Its standard input is the launcher's life: when that ends, whatever way, so do the
// processes it was told of. A line is `+ <target> <polite signal> <hard signal>` or `- <target>`; a negative target is a group.
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

const politeMs = 1_000;
/** @type {Map<number, string[]>} */
const wards = new Map();

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const [sign, target, ...signals] = line.split(" ");
    if (sign === "+") wards.set(Number(target), signals);
    else wards.delete(Number(target));
  })
  .on("close", () => void endAll());
// A Ctrl-C or a closed terminal is for the launcher: it ends everything in order, if it can.
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => {});

async function endAll() {
  send(0);
  for (const from = Date.now(); wards.size > 0 && Date.now() - from < politeMs; await sleep(50)) forgetGone();
  send(1);
  process.exit(0);
}

/** @param {0 | 1} step */
function send(step) {
  for (const [target, signals] of wards) signal(target, signals[step] ?? "SIGKILL");
}

function forgetGone() {
  for (const target of wards.keys()) if (!signal(target, 0)) wards.delete(target);
}

/**
 * @param {number} target
 * @param {string | number} name
 */
function signal(target, name) {
  try {
    return process.kill(target, name);
  } catch {
    return false;
  }
}
