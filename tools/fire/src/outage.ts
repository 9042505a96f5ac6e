import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { settleBooks, withArena } from "./arena.ts";
import type { Arena, Bus } from "./arena.ts";
import { crowd, newDiary } from "./customers.ts";
import { deadLetters, report } from "./campaign.ts";

type Outage = { bus: Bus; minutes: number };

/** Databases that only hear: while one is away orders are taken, and their facts wait for it. */
const hearing = ["catalog", "notifier", "payment"];

/** Keeps databases and the mail provider away for longer than any plan of retries, while customers order. Resolves with whether nothing was lost. */
export async function longOutage({ bus, minutes }: Outage): Promise<boolean> {
  return await withArena(bus, async (arena) => {
    const diary = newDiary();
    const begin = Date.now();
    const end = begin + minutes * 60_000;
    const customers = Array.from({ length: 2 }, () => crowd(arena, diary, () => Date.now() > end + 20_000));
    await sleep(10_000);
    await switchMail(arena, 1);
    await keepAway(arena, end);
    await switchMail(arena, 0);
    console.log(`  everything is back after ${minutes} minutes`);
    await Promise.all(customers);
    const isSettled = await settleBooks(arena, 300_000);
    const dead = await deadLetters(arena);
    console.log(report({ diary, struck: new Map(), seconds: (Date.now() - begin) / 1000 }));
    if (dead > 0) console.error(`✗ dead letters: ${dead}`);
    return isSettled && dead === 0;
  });
}

/** Nobody may connect, and who is connected is thrown out. */
async function keepAway({ market }: Arena, end: number): Promise<void> {
  const sql = postgres(market.postgresUrl, { max: 1, onnotice: () => {} });
  try {
    for (const database of hearing) await sql.unsafe(`alter database ${database} allow_connections false`);
    while (Date.now() < end) {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = any(${hearing})`;
      await sleep(2_000);
    }
  } finally {
    for (const database of hearing) await sql.unsafe(`alter database ${database} allow_connections true`);
    await sql.end({ timeout: 5 });
  }
}

async function switchMail({ market }: Arena, failRate: number): Promise<void> {
  await fetch(`${market.addressOf("sandbox")}/api/switches`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ mail: { failRate, status: 503 }, sms: { failRate, status: 503 } }),
  });
}
