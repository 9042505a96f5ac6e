import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { browserClient, identityClient, signIn } from "@stallhouse/bench/doors";
import type { OrderRouter } from "@stallhouse/order-service/router";
import { refusalIn } from "@stallhouse/service/client";
import type { Reason } from "@stallhouse/contracts/refusal";
import type { Arena } from "./arena.ts";

type Orders = ReturnType<typeof browserClient<OrderRouter>>;

/** What customers were told, from their own side: what was acknowledged must be there at the end. */
export type Diary = {
  acknowledged: string[];
  /** The payment page said that it took the money. */
  paid: string[];
  /** How often each reason was given. */
  refused: Map<string, number>;
  gaveUp: string[];
  /** Longest time an acknowledged step took, with all that was repeated. */
  longestMs: number;
};

const address = { name: "Robin Fire", line1: "1 Market Street", postalCode: "1000-001", city: "Lisbon", country: "PT" };
const goodCard = "4242424242424242";
const declinedCard = "4000000000000002";
const ordersPerCustomer = 4;
const passing: readonly Reason[] = ["SERVICE_AWAY", "PAYMENT_PROVIDER_AWAY", "TOO_MANY_REQUESTS", "TOO_MANY_ATTEMPTS"];

export function newDiary(): Diary {
  return { acknowledged: [], paid: [], refused: new Map(), gaveUp: [], longestMs: 0 };
}

/** One place in the crowd: customer after customer registers, orders a few times and leaves, until told to stop. */
export async function crowd(arena: Arena, diary: Diary, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    try {
      const orders = await newCustomer(arena, diary);
      for (let count = 0; count < ordersPerCustomer && !isOver(); count++) await orderOnce(arena, orders, diary);
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal) diary.refused.set(refusal.reason, (diary.refused.get(refusal.reason) ?? 0) + 1);
      else diary.gaveUp.push(error instanceof Error ? error.message : String(error));
    }
  }
}

async function newCustomer(arena: Arena, diary: Diary): Promise<Orders> {
  const person = { email: `${randomUUID()}@example.org`, password: "market-day-robin" };
  const { market } = arena;
  const ip = `10.0.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;
  await persist(diary, () =>
    identityClient(market).internal.account.registerCustomer.mutate({ name: "Robin Fire", ...person, ip }),
  );
  const cookie = await persist(diary, () => signIn(market.url, person));
  return browserClient<OrderRouter>(market.url, "order-service", cookie);
}

async function orderOnce(arena: Arena, orders: Orders, diary: Diary): Promise<void> {
  const { customer } = orders;
  for (const variantId of [pick(arena.variantIds), pick(arena.variantIds)]) {
    await persist(diary, () => customer.cart.addLine.mutate({ variantId, quantity: 1 }));
  }
  await persist(diary, () => customer.checkout.setAddress.mutate({ address }));
  const { cart } = await persist(diary, () => customer.checkout.get.query());
  const choices = cart.sellers.map(({ sellerId }) => ({ sellerId, method: "standard" as const }));
  const { cart: ready } = await persist(diary, () => customer.checkout.setDelivery.mutate({ choices }));
  const input = { idempotencyKey: randomUUID(), quote: ready.quote };
  const placed = await persist(diary, () => customer.order.place.mutate(input));
  diary.acknowledged.push(placed.orderId);
  await carryOn(arena, { orders, diary, orderId: placed.orderId });
}

type Carried = { orders: Orders; diary: Diary; orderId: string };

/** Most pay; some with a second card; some cancel before or after, some are never seen again. */
async function carryOn(arena: Arena, { orders, diary, orderId }: Carried): Promise<void> {
  const dice = Math.random();
  const cancel = () => persist(diary, () => orders.customer.order.cancel.mutate({ orderId }));
  if (dice < 0.06) return;
  if (dice < 0.12) return void (await cancel());
  const payUrl = await persist(diary, async () => {
    const { status } = await orders.customer.order.get.query({ orderId });
    if (status === "PENDING") throw new Error("stock is still being confirmed");
    const page = await orders.customer.order.pay.mutate({ orderId });
    if (!page.payUrl) throw new Error("no page to pay on yet");
    return page.payUrl;
  });
  if (dice < 0.22) await pay(arena, payUrl, declinedCard);
  if ((await pay(arena, payUrl, goodCard)) === "paid") diary.paid.push(orderId);
  if (dice > 0.95) await cancel();
}

async function pay({ market }: Arena, payUrl: string, card: string): Promise<string> {
  const session = new URL(payUrl).pathname.split("/").at(-1);
  const answer = await fetch(`${market.addressOf("sandbox")}/api/sessions/${session}/pay`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ card }),
  });
  const said = (await answer.json()) as { status?: string };
  return said.status ?? "";
}

function pick(list: readonly string[]): string {
  return list[Math.floor(Math.random() * list.length)] ?? "";
}

const patienceMs = 120_000;

/** As a patient person does: the same again while nobody answers, up to two minutes. A refusal that will stay one is an answer. */
async function persist<T>(diary: Diary, act: () => Promise<T>): Promise<T> {
  const begin = Date.now();
  for (let pauseMs = 200; ; pauseMs = Math.min(3_000, pauseMs * 1.5)) {
    try {
      const answer = await act();
      diary.longestMs = Math.max(diary.longestMs, Date.now() - begin);
      return answer;
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal && !passing.includes(refusal.reason)) throw error;
      if (Date.now() - begin > patienceMs) throw error;
      await sleep(pauseMs);
    }
  }
}
