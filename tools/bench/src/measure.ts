import { setTimeout as sleep } from "node:timers/promises";
import { demoAccounts } from "@stallhouse/launch/demo-accounts";
import type { Market } from "@stallhouse/launch/market";
import { step } from "@stallhouse/launch/steps";
import postgres from "postgres";
import type { Sql } from "postgres";
import { openCheckouts, until, variantOf } from "./checkout.ts";
import { cpuMs, memoryMib, parentOf } from "./cpu.ts";
import { gatewayDoor, identityClient, serviceDoor } from "./doors.ts";
import type { Door, Person } from "./doors.ts";
import { bareHttp, tpcB } from "./floor.ts";
import { addGoods } from "./goods.ts";
import type { Goods } from "./goods.ts";
import { run } from "./load.ts";
import type { Timings } from "./load.ts";
import { countStatements, difference } from "./statements.ts";
import type { Statements } from "./statements.ts";

export type Row = Timings & {
  operation: string;
  door: "services" | "gateway" | "floor";
  concurrency: number;
  /** All our processes and PostgreSQL, per operation. */
  cpuMs: number;
  statements: { data: number; control: number; bus: number };
};
export type Results = { rows: Row[]; memoryMib: Record<string, number>; variants: number; broker: string };

const levels = [1, 8, 32];
const customers = Math.max(...levels);

type Bench = { market: Market; sql: Sql; postgresPid: number; goods: Goods[]; people: Person[]; rows: Row[] };

/** Runs every operation at every level, straight at the services and through the gateway, beside what the machine allows. */
export async function measure(market: Market, variants: number): Promise<Results> {
  const sql = postgres(market.postgresUrl, { max: 2, onnotice: () => {} });
  await sql`create extension if not exists pg_stat_statements`;
  const [backend] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const sellers = await step("Sellers", () => openSellers(market));
  const goods = await step(`${variants} variants`, () => addGoods(market, sellers, variants));
  const people = await step("Customers", () => openCustomers(market, customers));
  const bench: Bench = { market, sql, postgresPid: parentOf(backend?.pid ?? 0), goods, people, rows: [] };
  await step("Settling", () => settle(bench));
  await step("Floor", () => measureFloor(bench));
  for (const [name, door] of [
    ["services", serviceDoor(market)],
    ["gateway", gatewayDoor(market)],
  ] as const) {
    await step(`Reads, ${name}`, () => measureReads(bench, name, door));
    await step(`Cart, ${name}`, () => measureCart(bench, name, door));
    await step(`Checkout, ${name}`, () => measureCheckout(bench, name, door));
  }
  const memory = Object.fromEntries(market.pids().map(({ name, pid }) => [name, Math.round(memoryMib(pid))]));
  await sql.end();
  return { rows: bench.rows, memoryMib: memory, variants, broker: market.broker };
}

/** Two sellers whom the admin has let in. */
export async function openSellers(market: Market): Promise<Person[]> {
  const identity = identityClient(market);
  const admin = await identity.internal.session.logIn.mutate({ ...logInOf(demoAccounts.admin), ip: "127.0.0.1" });
  const asAdmin = identityClient(market, admin.accessToken);
  return await Promise.all(
    [1, 2].map(async (number) => {
      const person = {
        name: `Seller ${number}`,
        email: `bench-seller-${number}@example.test`,
        password: "load-is-good-for-you",
      };
      const shop = {
        shopName: `Bench stall ${number}`,
        country: "PT",
        place: "Lisbon",
        story: "Made for load.",
        shippingAmount: 490,
      };
      await identity.internal.account.registerSeller.mutate({ ...person, ...shop, ip: "127.0.0.1" });
      const { user } = await identity.internal.session.logIn.mutate({ ...logInOf(person), ip: "127.0.0.1" });
      if (user.sellerId) await asAdmin.admin.seller.approve.mutate({ sellerId: user.sellerId });
      await sleep(1_000);
      return person;
    }),
  );
}

export async function openCustomers(market: Market, count: number): Promise<Person[]> {
  const identity = identityClient(market);
  const people = Array.from({ length: count }, (_, number) => ({
    name: `Customer ${number}`,
    email: `bench-customer-${number}@example.test`,
    password: "load-is-good-for-you",
  }));
  for (const person of people) {
    await identity.internal.account.registerCustomer.mutate({ ...person, ip: `127.0.1.${people.indexOf(person)}` });
  }
  return people;
}

function logInOf({ email, password }: Pick<Person, "email" | "password">) {
  return { email, password };
}

/** Waits until the facts of everything so far have been handled: no outbox holds a row, no mail is due, statistics are fresh. */
async function settle({ market }: Bench): Promise<void> {
  for (const database of ["identity", "catalog", "orders", "payment"]) {
    const sql = postgres(market.databaseUrl(database), { max: 1, onnotice: () => {} });
    await until(async () => (await sql`select 1 from outbox where published_at is null limit 1`).length === 0);
    await sql`vacuum analyze`.simple();
    await sql.end();
  }
  await sleep(1_500);
}

async function measureFloor(bench: Bench): Promise<void> {
  const none: Statements = { data: 0, control: 0, bus: 0 };
  for (const concurrency of levels) {
    const http = await bareHttp(concurrency);
    bench.rows.push({ ...http, operation: "bare Node http", door: "floor", concurrency, cpuMs: 0, statements: none });
    const bank = await tpcB(bench.market.postgresUrl, concurrency);
    bench.rows.push({ ...bank, operation: "TPC-B-like", door: "floor", concurrency, cpuMs: 0, statements: none });
  }
}

type Plan = { operation: string; door: Row["door"]; concurrency: number };

/** Measures one operation: its times, and what all processes and the database spent on it until everything behind it was done. */
async function record(bench: Bench, plan: Plan, work: () => Promise<Timings>): Promise<void> {
  const pids = [
    ...bench.market
      .pids()
      .filter(({ name }) => name !== "sandbox")
      .map(({ pid }) => pid),
    bench.postgresPid,
  ];
  const before = { cpu: cpuMs(pids), statements: await countStatements(bench.sql) };
  const timings = await work();
  const spent = difference(await countStatements(bench.sql), before.statements);
  const per = (value: number) => value / Math.max(1, timings.count);
  bench.rows.push({
    ...plan,
    ...timings,
    cpuMs: per(cpuMs(pids) - before.cpu),
    statements: { data: per(spent.data), control: per(spent.control), bus: per(spent.bus) },
  });
}

async function measureReads(bench: Bench, name: Row["door"], door: Door): Promise<void> {
  const catalog = door.catalog();
  const [goods] = bench.goods;
  const pick = (list: string[] = [], turn: number) => list[(turn * 7919) % list.length] ?? "";
  const reads: Record<string, (turn: number) => Promise<unknown>> = {
    "product list, 24": () => catalog.public.product.list.query({ limit: 24 }),
    "product detail": (turn) => catalog.public.product.get.query({ slug: pick(goods?.slugs, turn) }),
    search: (turn) => catalog.public.product.search.query({ query: pick(goods?.queries, turn), limit: 24 }),
  };
  for (const [operation, read] of Object.entries(reads)) {
    await run({ concurrency: 4, count: 100, maxSeconds: 3 }, async (_, turn) => void (await read(turn)));
    for (const concurrency of levels) {
      await record(bench, { operation, door: name, concurrency }, () =>
        run({ concurrency, count: 4_000, maxSeconds: 4 }, async (_, turn) => void (await read(turn))),
      );
    }
  }
}

async function measureCart(bench: Bench, name: Row["door"], door: Door): Promise<void> {
  const orders = await Promise.all(bench.people.map((person) => door.order(person)));
  for (const concurrency of levels) {
    // Each customer turns over the same few variants: a cart has at most fifty lines and 99 of each.
    await record(bench, { operation: "add to cart", door: name, concurrency }, () =>
      run({ concurrency, count: concurrency * 60, maxSeconds: 4 }, async (customer, turn) => {
        const variantId = variantOf(bench.goods, turn % 2, customer * 10 + (turn % 5));
        await orders[customer]?.customer.cart.addLine.mutate({ variantId, quantity: 1 });
      }),
    );
    await emptyCarts(bench);
  }
}

async function emptyCarts({ market }: Bench): Promise<void> {
  const sql = postgres(market.databaseUrl("orders"), { max: 1, onnotice: () => {} });
  await sql`delete from cart_lines`;
  await sql.end();
}

async function measureCheckout(bench: Bench, name: Row["door"], door: Door): Promise<void> {
  const orders = await Promise.all(bench.people.map((person) => door.order(person)));
  const checkouts = openCheckouts(bench.market, bench.goods);
  for (const concurrency of levels) {
    await record(bench, { operation: "checkout, whole", door: name, concurrency }, () =>
      checkouts.run(orders, { concurrency, count: concurrency * 12, maxSeconds: 30 }),
    );
  }
  await checkouts.close();
}
