import { connect } from "node:net";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { memoryMib } from "@stallhouse/bench/cpu";
import { browserClient, signIn } from "@stallhouse/bench/doors";
import { demoAccounts } from "@stallhouse/launch/demo-accounts";
import type { OrderRouter } from "@stallhouse/order-service/router";
import { withArena } from "./arena.ts";
import type { Arena, Bus } from "./arena.ts";

const crowdSize = 500;
/** What 500 half-sent requests may cost the process that holds them, and a reader meanwhile. */
const mayGrowMib = 60;
const mayTakeMs = 1_000;

/** 500 bodies that never end, then 500 streams: memory stays flat and others are answered. */
export async function crowding({ bus }: { bus: Bus }): Promise<boolean> {
  return await withArena(bus, async (arena) => {
    await probe(arena, 200);
    const bodies = await during(arena, "500 unfinished bodies", () => openBodies(arena));
    const streams = await during(arena, "500 streams", () => openStreams(arena));
    return bodies && streams;
  });
}

type Crowd = { answers: Map<string, number>; end: () => void };

async function during(arena: Arena, what: string, open: () => Promise<Crowd>): Promise<boolean> {
  const before = memory(arena);
  const crowd = await open();
  await sleep(3_000);
  const slowest = await probe(arena, 40);
  const grown = [...memory(arena)].map(([name, mib]) => [name, Math.round(mib - (before.get(name) ?? 0))] as const);
  crowd.end();
  const told = [...crowd.answers].map(([answer, count]) => `${answer}: ${count}`).join(", ");
  console.log(`${what}: ${told || "no answer yet"}`);
  console.log(
    `  grown by MiB: ${grown.map(([name, mib]) => `${name} ${mib}`).join(", ")}; slowest page ${slowest.toFixed(0)} ms`,
  );
  return slowest < mayTakeMs && grown.every(([, mib]) => mib < mayGrowMib);
}

function memory({ market }: Arena): Map<string, number> {
  return new Map(market.pids().map(({ name, pid }) => [name, memoryMib(pid)]));
}

/** Reads pages one after the other as somebody else would; answers the longest time in ms. */
async function probe({ market }: Arena, times: number): Promise<number> {
  let slowest = 0;
  for (let turn = 0; turn < times; turn++) {
    const at = performance.now();
    const answer = await fetch(market.url, { signal: AbortSignal.timeout(30_000) }).catch(() => undefined);
    await answer?.text();
    slowest = Math.max(slowest, answer?.ok ? performance.now() - at : 30_000);
  }
  return slowest;
}

async function openBodies({ market }: Arena): Promise<Crowd> {
  const head = (path: string) =>
    `POST ${path} HTTP/1.1\r\nhost: ${new URL(market.url).host}\r\norigin: ${market.url}\r\n` +
    `content-type: application/json\r\ncontent-length: 99000\r\n\r\n{"json":"${"x".repeat(40_000)}`;
  const paths = ["/api/trpc/order-service/customer.cart.addLine", "/login", "/api/webhooks/payments", "/nowhere"];
  return await openSockets(market.url, (index) => head(paths[index % paths.length] ?? "/"));
}

async function openStreams({ market }: Arena): Promise<Crowd> {
  const cookie = await signIn(market.url, demoAccounts.customer);
  const orders = browserClient<OrderRouter>(market.url, "order-service", cookie);
  const { items } = await orders.customer.order.list.query({});
  const input = encodeURIComponent(JSON.stringify({ orderId: items[0]?.orderId }));
  const path = `/api/trpc/order-service/customer.order.journey?input=${input}`;
  const head =
    `GET ${path} HTTP/1.1\r\nhost: ${new URL(market.url).host}\r\naccept: text/event-stream\r\n` +
    `cookie: ${cookie}\r\nsec-fetch-site: same-origin\r\n\r\n`;
  return await openSockets(market.url, () => head);
}

/** Opens as many connections as may be, says the first words on each and notes how each is answered. */
async function openSockets(url: string, words: (index: number) => string): Promise<Crowd> {
  const answers = new Map<string, number>();
  const note = (answer: string) => answers.set(answer, (answers.get(answer) ?? 0) + 1);
  const sockets: Socket[] = [];
  for (let index = 0; index < crowdSize; index++) {
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(words(index)));
    socket.once("data", (chunk: Buffer) => note(chunk.toString("latin1").split("\r\n", 1)[0] ?? ""));
    socket.once("error", (error) => note(`connection: ${error.message.split(" ").at(-1)}`));
    sockets.push(socket);
    if (index % 50 === 49) await sleep(100);
  }
  return { answers, end: () => sockets.forEach((socket) => socket.destroy()) };
}
