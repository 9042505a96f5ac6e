import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Market } from "@stallhouse/launch/market";
import postgres from "postgres";
import type { Door } from "./doors.ts";
import type { Goods } from "./goods.ts";
import { run } from "./load.ts";
import type { Load, Timings } from "./load.ts";

const address = {
  name: "Bench Customer",
  line1: "Rua do Benchmark 1",
  postalCode: "1100-001",
  city: "Lisbon",
  country: "PT",
};

type Order = Awaited<ReturnType<Door["order"]>>;

/** The customer's own calls: two sellers' goods into the cart, address, delivery, order. Answers the order's page to pay at. */
async function placeOrder(order: Order, variantIds: readonly [string, string]): Promise<string> {
  const [first, second] = variantIds;
  await order.customer.cart.addLine.mutate({ variantId: first, quantity: 1 });
  await order.customer.cart.addLine.mutate({ variantId: second, quantity: 1 });
  await order.customer.checkout.setAddress.mutate({ address });
  const { cart } = await order.customer.checkout.get.query();
  const choices = cart.sellers.map(({ sellerId }) => ({ sellerId, method: "standard" as const }));
  const { cart: ready } = await order.customer.checkout.setDelivery.mutate({ choices });
  const placed = await order.customer.order.place.mutate({ idempotencyKey: randomUUID(), quote: ready.quote });
  if (!placed.payUrl) throw new Error(`order ${placed.number} is ${placed.status} and has no payment page`);
  return placed.payUrl;
}

/** From the first add to PAID, committed stock and mails handed over, for all orders of a run. */
export function openCheckouts(market: Market, goods: readonly Goods[]) {
  const catalog = postgres(market.databaseUrl("catalog"), { max: 1 });
  const notifier = postgres(market.databaseUrl("notifier"), { max: 1 });
  const count = async (sql: postgres.Sql, from: string) =>
    Number((await sql.unsafe(`select count(*)::int as n from ${from}`))[0]?.["n"]);
  const committed = () => count(catalog, "reservations where state = 'committed'");
  return {
    run: async (orders: readonly Order[], load: Load): Promise<Timings> => {
      const before = await committed();
      const begin = performance.now();
      const timings = await run(load, async (customer, turn) => {
        const order = orders[customer];
        if (!order) return;
        const first = variantOf(goods, 0, customer * 31 + turn);
        const second = variantOf(goods, 1, customer * 17 + turn);
        await pay(market, await placeOrder(order, [first, second]));
      });
      await until(async () => (await committed()) - before >= timings.count * 2);
      const seconds = (performance.now() - begin) / 1000;
      await until(async () => (await count(notifier, "notifications where state = 'pending'")) === 0);
      return { ...timings, seconds, perSecond: timings.count / seconds };
    },
    close: async () => void (await Promise.all([catalog.end(), notifier.end()])),
  };
}

export function variantOf(goods: readonly Goods[], seller: number, turn: number): string {
  const ids = goods[seller]?.variantIds ?? [];
  return ids[(turn * 104_729) % ids.length] ?? "";
}

export async function until(isDone: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_200; tries++) {
    if (await isDone()) return;
    await sleep(50);
  }
  throw new Error("waited a minute for nothing");
}

/** Pays as the hosted page does, without its HTML. */
async function pay(market: Market, payUrl: string): Promise<void> {
  const session = new URL(payUrl).pathname.split("/").at(-1);
  const answer = await fetch(`${market.addressOf("sandbox")}/api/sessions/${session}/pay`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ card: "4242424242424242" }),
  });
  if (!answer.ok) throw new Error(`paying failed: ${answer.status} ${await answer.text()}`);
}
