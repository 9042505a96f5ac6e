import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { urlVariable } from "@stallhouse/topology/topology";
import type { AppName } from "@stallhouse/topology/topology";
import { whenAbandoned } from "./abandoned.ts";
import { build } from "./build.ts";
import { demoAccounts } from "./demo-accounts.ts";
import { startMarket } from "./market.ts";
import { openState } from "./state.ts";
import type { Market, MarketOptions } from "./market.ts";
import type { Mode } from "./processes.ts";
import { deletePostgres, ownerOf } from "./postgres.ts";
import { root } from "./root.ts";
import { step } from "./steps.ts";

/** Where the market of `npm start` keeps its data; another one beside it takes another folder. */
export function dataFolder(): string {
  return process.env.STALLHOUSE_DATA ?? join(root, ".stallhouse");
}

export function firstPort(): number {
  const port = Number(process.env.PORT ?? 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_000) return port;
  throw new Error(`PORT must be a whole number below 65000, not "${process.env.PORT}".`);
}

/** `npm start` and `npm run dev`: from a checkout to an open shop, and on until Ctrl-C. */
export async function start(mode: Mode): Promise<void> {
  const started = performance.now();
  const folder = dataFolder();
  // Before the market is up there is nothing to drain: what runs already goes with us.
  let end: (code: number) => void = (code) => process.exit(code);
  whenAbandoned(() => end(1));
  console.log("Stallhouse");
  if (mode === "production") await step("Build", build);
  const market = await startMarket(
    {
      folder,
      firstPort: firstPort(),
      mode,
      supervise: true,
      ...givenBroker(),
      ...(process.env.POSTGRES_URL ? { postgresUrl: process.env.POSTGRES_URL } : {}),
    },
    (sentence) => console.error(sentence),
  );
  end = stopOnce(market);
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => end(0));
  // A closed terminal takes our words away, not the order in which things stop.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  const state = openState(folder);
  if (!state.read("seeded")) {
    try {
      // Loaded for a first start only: all of the demo's goods and remarks.
      const { seed } = await import("@stallhouse/seed/seed");
      await step("Demo data", () => seed(market, demoAccounts));
    } catch (error) {
      await market.stop();
      throw error;
    }
    state.write("seeded", { at: new Date() });
  }
  greet(market, (performance.now() - started) / 1000);
}

/** RabbitMQ as it is given: one address for all, or one for each process that has an account of its own. */
function givenBroker(): Pick<MarketOptions, "amqpUrl" | "extra"> {
  const shared = process.env.AMQP_URL;
  if (!shared) return {};
  const own = (name: AppName) => process.env[`AMQP_URL_${urlVariable(name).replace(/_URL$/, "")}`] ?? shared;
  const isDeclared = process.env.AMQP_DECLARED;
  return { amqpUrl: own, ...(isDeclared ? { extra: { AMQP_DECLARED: isDeclared } } : {}) };
}

/** Stops everything in order; a second Ctrl-C does not wait. */
function stopOnce(market: Market): (code: number) => void {
  let stopping = false;
  return (code) => {
    if (stopping) process.exit(1);
    stopping = true;
    console.log("\nStopping …");
    market.stop().then(
      () => process.exit(code),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
}

function greet(market: Market, seconds: number): void {
  const accounts = Object.values(demoAccounts).map(
    ({ label, email, password }) => `  ${label.padEnd(9)} ${email.padEnd(38)} ${password}`,
  );
  console.log(
    [
      "",
      `Open after ${seconds.toFixed(0)} s, as a demo: payments, mails and SMS are simulated, nothing here is real.`,
      `  Shop      ${market.url}`,
      `  Mailbox   ${market.mailboxUrl}`,
      "",
      "Log in as",
      ...accounts,
      "",
      "Ctrl-C stops everything. npm run reset starts over.",
    ].join("\n"),
  );
}

/** `npm run reset`: forgets orders, accounts, mails, keys: everything but the code. */
export async function reset(): Promise<void> {
  const folder = dataFolder();
  if (!existsSync(folder)) return console.log("Nothing to forget.");
  const owner = ownerOf(join(folder, "postgres"));
  if (owner !== undefined) throw new Error(`The market is running (process ${owner}): stop it first, with Ctrl-C.`);
  await deletePostgres(join(folder, "postgres"));
  rmSync(folder, { recursive: true, force: true });
  console.log("Forgotten. npm start makes a new market.");
}
