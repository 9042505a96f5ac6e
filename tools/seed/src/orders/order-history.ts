import { activeSellers } from "../catalogue/sellers.ts";
import type { Product, Seller } from "../catalogue/types.ts";
import { popularityOf } from "../popularity.ts";
import { diceOf } from "../random.ts";
import type { Dice } from "../random.ts";
import { customers } from "./customers.ts";

export type Outcome = "delivered" | "shipped" | "paid" | "cancelled" | "expired" | "refunded";

export interface PlannedLine {
  /** One use per market: it names the variant and, through it, product and seller. */
  sku: string;
  seller: string;
  quantity: number;
}

export interface PlannedOrder {
  /** Whole days before today; 1 is yesterday. */
  daysAgo: number;
  /** Since midnight. */
  minuteOfDay: number;
  /** Place in the list of demo customers. */
  customer: number;
  lines: PlannedLine[];
  outcome: Outcome;
  /** Hours from the order to each seller's parcel, for the sellers in it; some lie in the future. */
  shipAfterHours: Record<string, number>;
}

const days = 60;
const ordersPerDay = 15;
/** From Sunday to Saturday: people shop on Sunday evening, and least on Friday. */
const byWeekday = [1.28, 1.12, 1.02, 0.98, 0.95, 0.78, 0.87];
/** From midnight: a first wave at lunch, a higher one after supper. */
const byHour = [2, 1, 1, 0, 0, 1, 2, 5, 9, 12, 14, 16, 20, 17, 14, 14, 15, 18, 23, 32, 40, 38, 24, 9];
const byBasketSize = [58, 27, 11, 4];
const byQuantity = [78, 15, 3, 4];
const dearFrom = 10_000;
const sameSeller = 0.45;
const expiredShare = 0.05;
const secondThoughts = 0.03;

/**
 * Sixty days of about 900 orders of these products, the same on every run but for the weekday: `today` is 0 on a
 * Sunday, and the busy days of the week fall on it.
 */
export function orderHistory(products: readonly Product[], today: number): PlannedOrder[] {
  const shop = shopOf(products);
  return Array.from({ length: days }, (_, at) => days - at).flatMap((daysAgo) => ordersOf(daysAgo, today, shop));
}

interface Shop {
  products: Product[];
  weights: number[];
}

function shopOf(products: readonly Product[]): Shop {
  const active = new Set(activeSellers.map(({ slug }) => slug));
  const onSale = products.filter(({ seller }) => active.has(seller));
  return { products: onSale, weights: popularityOf(onSale) };
}

function ordersOf(daysAgo: number, today: number, shop: Shop): PlannedOrder[] {
  const dice = diceOf(`orders of day ${daysAgo}`);
  const weekday = (((today - daysAgo) % 7) + 7) % 7;
  const growth = 1.15 - (0.3 * daysAgo) / days;
  const count = Math.round(ordersPerDay * (byWeekday[weekday] ?? 1) * growth + (dice.next() - 0.5) * 5);
  const orders = Array.from({ length: count }, () => orderOf(daysAgo, shop, dice));
  return orders.toSorted((a, b) => a.minuteOfDay - b.minuteOfDay);
}

function orderOf(daysAgo: number, shop: Shop, dice: Dice): PlannedOrder {
  const minuteOfDay = dice.weighted(byHour) * 60 + dice.between({ min: 0, max: 59 });
  const customer = dice.weighted(customers.map((_, place) => 1 / (25 + ((place * 37) % customers.length))));
  const lines = linesOf(shop, dice);
  const involved = activeSellers.filter(({ slug }) => lines.some(({ seller }) => seller === slug));
  const shipAfterHours = Object.fromEntries(
    involved.map(({ slug, behaviour }) => [slug, dice.between(behaviour.shipAfterHours)]),
  );
  const ageHours = daysAgo * 24 - minuteOfDay / 60;
  const outcome = outcomeOf({ involved, shipAfterHours, ageHours, dice });
  return { daysAgo, minuteOfDay, customer, lines, outcome, shipAfterHours };
}

/** The next thing in a basket is often from the same stall. */
function linesOf({ products, weights }: Shop, dice: Dice): PlannedLine[] {
  const chosen: Product[] = [];
  const size = 1 + dice.weighted(byBasketSize);
  while (chosen.length < size) {
    const near = chosen.length > 0 && dice.chance(sameSeller) ? chosen[0]?.seller : undefined;
    const fitting = weights.map((weight, at) => (near && products[at]?.seller !== near ? 0 : weight));
    const product = products[dice.weighted(fitting)];
    if (product && !chosen.includes(product)) chosen.push(product);
  }
  return chosen.map((product) => {
    const { sku, amount } = dice.pick(product.variants);
    return { sku, seller: product.seller, quantity: amount >= dearFrom ? 1 : 1 + dice.weighted(byQuantity) };
  });
}

interface Fate {
  involved: Seller[];
  shipAfterHours: Record<string, number>;
  ageHours: number;
  dice: Dice;
}

function outcomeOf({ involved, shipAfterHours, ageHours, dice }: Fate): Outcome {
  if (dice.chance(expiredShare)) return "expired";
  const calledOff = Math.max(...involved.map(({ behaviour }) => behaviour.cancelShare));
  if (dice.chance(calledOff + secondThoughts)) return "cancelled";
  if (Math.max(...Object.values(shipAfterHours)) > ageHours) return "paid";
  const there = involved.map(({ slug, shippingDays }) => (shipAfterHours[slug] ?? 0) + onTheWay(shippingDays, dice));
  if (Math.max(...there) > ageHours) return "shipped";
  const sentBack = Math.max(...involved.map(({ behaviour }) => behaviour.refundShare));
  return dice.chance(sentBack) ? "refunded" : "delivered";
}

/** Hours in the carrier's hands: part of the promised days pass before the parcel leaves. */
function onTheWay({ min, max }: Seller["shippingDays"], dice: Dice): number {
  return 24 * dice.between({ min: Math.max(1, Math.ceil(min / 3)), max: Math.max(2, Math.ceil(max / 2)) });
}
