import { setTimeout as sleep } from "node:timers/promises";
import { connectBus } from "@stallhouse/messaging/connect-bus";
import { queueBindings } from "@stallhouse/topology/topology";
import type { AppName } from "@stallhouse/topology/topology";
import { settleBooks, withArena } from "./arena.ts";
import type { Arena, Bus } from "./arena.ts";
import { crowd, newDiary } from "./customers.ts";
import type { Diary } from "./customers.ts";
import { strike, stutter } from "./strikes.ts";
import type { Target } from "./strikes.ts";

export type Campaign = { bus: Bus; orders: number; kills: number };

const customersAtOnce = 24;
/** Holds end after 90 s, and the last facts need their time. */
const settlingMs = 300_000;

/** Kills whatever there is, again and again, while customers order. Resolves with whether nothing was lost. */
export async function killEverything({ bus, orders, kills }: Campaign): Promise<boolean> {
  const machines: Target[] = bus === "rabbit" ? ["broker", "database"] : ["database"];
  const lanes: Target[][] = [
    ["web", "identity-service"],
    ["catalog-service", "order-service"],
    ["payment-service", "notifier", ...machines],
  ];
  return await withArena(bus, (arena) => campaign(arena, { orders, kills, lanes }));
}

/** One hearer after the other dies as often as it comes back, fifty times each. */
export async function crashLoops({ bus, orders }: Campaign): Promise<boolean> {
  const hearers: AppName[] = ["order-service", "catalog-service", "notifier", "payment-service"];
  return await withArena(bus, async (arena) => {
    for (const hearer of hearers) {
      console.log(`${hearer}, 50 times`);
      const plan = { orders: Math.ceil(orders / hearers.length), kills: 50, lanes: [], stuttering: hearer };
      if (!(await campaign(arena, plan))) return false;
    }
    return true;
  });
}

type Plan = {
  orders: number;
  kills: number;
  /** What is killed at the same time; each lane kills one after the other. */
  lanes: readonly (readonly Target[])[];
  /** Dies again and again, whether it was ready or not. */
  stuttering?: AppName;
};

async function campaign(arena: Arena, plan: Plan): Promise<boolean> {
  const diary = newDiary();
  const struck = new Map<Target, number>();
  const begin = Date.now();
  const killed = () => [...struck.values()].reduce((sum, count) => sum + count, 0);
  const isOver = () => killed() >= plan.kills && diary.acknowledged.length >= plan.orders;
  const telling = setInterval(() => {
    console.log(`  ${killed()} kills, ${diary.acknowledged.length} orders, ${diary.paid.length} paid`);
  }, 30_000);
  const lanes = plan.lanes.map(async (targets) => {
    while (!isOver()) {
      const target = targets[Math.floor(Math.random() * targets.length)];
      // Deaths go with orders: a campaign that kills faster than anybody can order proves nothing.
      const isAhead = killed() / plan.kills > diary.acknowledged.length / plan.orders + 0.05;
      if (!target || isAhead || killed() >= plan.kills) {
        await sleep(500);
        continue;
      }
      await sleep(1_000 + Math.random() * 3_000);
      struck.set(target, (struck.get(target) ?? 0) + 1);
      await strike(arena, target, Math.random() < 0.1 ? 6_000 : Math.random() * 1_000);
    }
  });
  const stuttering = plan.stuttering ? [dieAgainAndAgain(arena, plan.stuttering, struck)] : [];
  const customers = Array.from({ length: customersAtOnce }, () => crowd(arena, diary, isOver));
  await Promise.all([...lanes, ...stuttering, ...customers]).finally(() => clearInterval(telling));
  const isSettled = await settleBooks(arena, settlingMs);
  const lost = await lostOrders(arena, diary);
  const dead = await deadLetters(arena);
  console.log(report({ diary, struck, seconds: (Date.now() - begin) / 1000 }));
  if (lost.length > 0) console.error(`✗ acknowledged, and not there: ${lost.join(", ")}`);
  if (dead > 0) console.error(`✗ dead letters: ${dead}`);
  return isSettled && lost.length === 0 && dead === 0;
}

async function dieAgainAndAgain(arena: Arena, target: AppName, struck: Map<Target, number>): Promise<void> {
  for (let count = 1; count <= 50; count++) {
    await stutter(arena, target);
    struck.set(target, count);
  }
  await arena.market.kill(target);
  await arena.market.restart(target);
}

async function lostOrders({ books }: Arena, { acknowledged }: Diary): Promise<string[]> {
  const rows = await books.ask("orders", `select id from orders`);
  const known = new Set(rows.map(({ id }) => String(id)));
  return acknowledged.filter((id) => !known.has(id));
}

/** Counts what ended in the dead letters of any queue, and says what. */
export async function deadLetters({ market, rabbit }: Arena): Promise<number> {
  const at = rabbit ? { amqpUrl: rabbit.url } : { postgresUrl: market.busUrl("notifier") };
  const bus = await connectBus({ ...at, bindings: queueBindings(), service: "fire" });
  const letters = (await Promise.all(queueBindings().map(({ queue }) => bus.deadLetters(queue)))).flat();
  await bus.close();
  for (const { key, attempts, error } of letters) console.error(key, attempts, error);
  return letters.length;
}

type Report = { diary: Diary; struck: ReadonlyMap<Target, number>; seconds: number };

export function report({ diary, struck, seconds }: Report): string {
  const kills = [...struck].map(([target, count]) => `${target} ${count}`).join(", ");
  const { acknowledged, paid, refused, gaveUp, longestMs } = diary;
  return [
    `${seconds.toFixed(0)} s; kills: ${kills}`,
    `orders acknowledged ${acknowledged.length}, paid ${paid.length}; given up ${gaveUp.length};`,
    `refused: ${[...refused].map(([reason, count]) => `${reason} ${count}`).join(", ") || "none"};`,
    `longest wait of a customer's step ${(longestMs / 1000).toFixed(1)} s`,
    ...[...new Set(gaveUp)].slice(0, 5).map((why) => `  given up: ${why}`),
  ].join("\n");
}
