import { spawnSync } from "node:child_process";
import { chromium } from "@playwright/test";
import { pickChromium } from "./chromium.ts";
import { findRabbit } from "./rabbit.ts";

/** Finds the browser that drives the stories, or gets one: Playwright's own, else the system's package. */
export function needChromium(): string {
  const choice = { ...wanted(), downloaded: chromium.executablePath() };
  return (
    found(choice) ??
    (runs("npx", ["playwright", "install", "chromium"]) ? found(choice) : undefined) ??
    (installs("chromium") ? found(choice) : undefined) ??
    pickChromium(choice)
  );
}

/** True when the tests of the broker can run. */
export function needRabbit(): boolean {
  if (process.env.AMQP_URL || findRabbit() || (installs("rabbitmq-server") && findRabbit())) return true;
  const sentence = "No RabbitMQ: install rabbitmq-server, or set AMQP_URL to a broker of yours.";
  if (process.env.STALLHOUSE_REQUIRE_BROKER === "1") throw new Error(sentence);
  console.log(`${sentence} The tests that need it are skipped.`);
  return false;
}

function wanted(): { wanted?: string } {
  const path = process.env.CHROMIUM_PATH;
  return path ? { wanted: path } : {};
}

function found(choice: Parameters<typeof pickChromium>[0]): string | undefined {
  try {
    return pickChromium(choice);
  } catch {
    return undefined;
  }
}

/** Debian and Ubuntu, and only where we may: nobody is asked for a password. */
function installs(name: string): boolean {
  if (process.getuid?.() !== 0) return false;
  const quiet = ["install", "-y", "-qq", "--no-install-recommends", name];
  return runs("apt-get", ["update", "-qq"]) && runs("apt-get", quiet);
}

function runs(program: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(program, args, { stdio: "ignore", env, timeout: 300_000 }).status === 0;
}
