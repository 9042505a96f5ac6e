import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startPostgres } from "@stallhouse/launch/postgres";
import type { AppName } from "@stallhouse/topology/topology";
import postgres from "postgres";
import type { Arena } from "./arena.ts";

export type Target = AppName | "broker" | "database";

/** Ends it as a power cut would and brings it back after a while. Resolves when it is ready again. */
export async function strike(arena: Arena, target: Target, downMs: number): Promise<void> {
  if (target === "broker") {
    await arena.rabbit?.kill();
    await sleep(downMs);
    await arena.rabbit?.restart();
  } else if (target === "database") {
    await killDatabase(arena, downMs);
  } else {
    await arena.market.kill(target);
    await sleep(downMs);
    // As a supervisor would, once more; a life that did not become ready may still have the port.
    await insist(async () => {
      await arena.market.kill(target);
      await arena.market.restart(target);
    });
  }
}

/** Ends it some moment after it began, ready or not, and begins it again: what it had just taken in hand dies with it. */
export async function stutter({ market }: Arena, target: AppName): Promise<void> {
  await market.kill(target);
  void market.restart(target).catch(() => {});
  await sleep(300 + Math.random() * 1_200);
}

async function killDatabase({ market, folder }: Arena, downMs: number): Promise<void> {
  const sql = postgres(market.postgresUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  const [row] = await sql`select current_setting('data_directory') as data`;
  await sql.end({ timeout: 1 });
  const [pid] = readFileSync(join(String(row?.data), "postmaster.pid"), "utf8").split("\n");
  process.kill(Number(pid), "SIGKILL");
  await sleep(downMs);
  const port = Number(new URL(market.postgresUrl).port);
  // Its workers hold the shared memory for a moment longer.
  await insist(() => startPostgres({ dir: join(folder, "postgres"), port }));
}

async function insist(act: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await act();
      return;
    } catch (error) {
      if (tries === 10) throw error;
      await sleep(1_000);
    }
  }
}
