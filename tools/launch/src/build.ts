import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

/** Builds what is stale. Shows the build's own words only when it fails. */
export async function build(): Promise<void> {
  // Types that `next dev` left behind would be checked against routes that may be gone.
  rmSync(join(root, "apps", "web", ".next", "dev"), { recursive: true, force: true });
  const { code, output } = await runQuietly("turbo", ["run", "build", "--output-logs=errors-only"]);
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
}

/** Runs a program of the repository and keeps what it says. */
export async function runQuietly(program: string, args: string[]): Promise<{ code: number; output: string }> {
  return await new Promise((resolve, reject) => {
    const child = spawn(programPath(program), args, { cwd: root, env: quietEnv() });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Where npm put a program of ours: it may stand with the package that asked for it. */
export function programPath(program: string): string {
  const places = [root, join(root, "tools", "launch")].map((folder) => join(folder, "node_modules", ".bin", program));
  const found = places.find((path) => existsSync(path));
  if (!found) throw new Error(`${program} is not installed: run npm ci first.`);
  return found;
}

/** Nothing here reports home. */
export function quietEnv(): NodeJS.ProcessEnv {
  return { ...process.env, TURBO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1" };
}
