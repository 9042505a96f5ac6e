import { addressInput as address } from "@stallhouse/contracts/forms/address-input";
import { expect, test } from "vitest";
import { products, productsOnSale } from "../catalogue/products.ts";
import { activeSellers, sellers } from "../catalogue/sellers.ts";
import { customers } from "./customers.ts";
import { orderHistory } from "./order-history.ts";
import type { PlannedOrder } from "./order-history.ts";

const sunday = 0;
const orders = orderHistory(products, sunday);

function shareOf(some: PlannedOrder[], which: (order: PlannedOrder) => boolean): number {
  return some.filter(which).length / some.length;
}

function ordersOfOnly(slug: string): PlannedOrder[] {
  return orders.filter(({ lines }) => lines.every(({ seller }) => seller === slug));
}

test("about 120 customers with addresses that the market accepts, each with a mailbox of its own", () => {
  expect(customers.length).toBeGreaterThanOrEqual(115);
  expect(new Set(customers.map(({ email }) => email)).size).toBe(customers.length);
  expect(new Set(customers.map((customer) => customer.address.country)).size).toBeGreaterThanOrEqual(15);
  for (const customer of customers) {
    expect(customer.email).toMatch(/^[a-z]+(?:[.-][a-z]+)+@example\.com$/);
    expect(address.safeParse(customer.address).success, customer.name).toBe(true);
  }
});

test("sixty days hold about 900 orders, the same on every run", () => {
  expect(Math.abs(orders.length - 900)).toBeLessThanOrEqual(45);
  expect(orderHistory(products, sunday)).toEqual(orders);
  const days = new Set(orders.map(({ daysAgo }) => daysAgo));
  expect([Math.min(...days), Math.max(...days), days.size]).toEqual([1, 60, 60]);
});

test.each([0, 2, 5])("whatever day it is today (%i), Sunday is the busiest and Friday among the quiet", (today) => {
  const perDay = Array.from({ length: 7 }, () => ({ orders: 0, days: new Set<number>() }));
  for (const { daysAgo } of orderHistory(products, today)) {
    const day = perDay[(today - daysAgo + 70) % 7];
    day?.days.add(daysAgo);
    if (day) day.orders += 1;
  }
  const means = perDay.map(({ orders: count, days }) => count / days.size);
  expect(means.indexOf(Math.max(...means))).toBe(0);
  expect(means[5]).toBeLessThan((means[1] ?? 0) * 0.9);
});

test("most orders come in the evening, hardly any at night, and each day's in the order of the clock", () => {
  const hour = ({ minuteOfDay }: PlannedOrder) => Math.floor(minuteOfDay / 60);
  expect(shareOf(orders, (order) => hour(order) >= 18 && hour(order) <= 22)).toBeGreaterThan(0.4);
  expect(shareOf(orders, (order) => hour(order) < 6)).toBeLessThan(0.05);
  for (const [at, order] of orders.entries()) {
    const before = orders[at - 1];
    if (before?.daysAgo === order.daysAgo) expect(before.minuteOfDay).toBeLessThanOrEqual(order.minuteOfDay);
    else if (before) expect(before.daysAgo).toBe(order.daysAgo + 1);
  }
});

test("lines name variants of active sellers, once each, and a parcel for every seller in the order", () => {
  const bySku = new Map(productsOnSale.flatMap(({ seller, variants }) => variants.map(({ sku }) => [sku, seller])));
  for (const { lines, shipAfterHours, customer } of orders) {
    expect(lines.length).toBeGreaterThan(0);
    expect(customers[customer]).toBeDefined();
    expect(new Set(lines.map(({ sku }) => sku)).size).toBe(lines.length);
    for (const { sku, seller, quantity } of lines) {
      expect(bySku.get(sku), sku).toBe(seller);
      expect(quantity).toBeGreaterThan(0);
    }
    expect(new Set(Object.keys(shipAfterHours))).toEqual(new Set(lines.map(({ seller }) => seller)));
  }
});

test("every outcome occurs; delivered is the rule, and nothing is delivered before it was sent", () => {
  const outcomes = ["delivered", "shipped", "paid", "cancelled", "expired", "refunded"];
  expect([...new Set(orders.map(({ outcome }) => outcome))].toSorted()).toEqual(outcomes.toSorted());
  expect(shareOf(orders, ({ outcome }) => outcome === "delivered")).toBeGreaterThan(0.65);
  for (const { daysAgo, minuteOfDay, outcome, shipAfterHours } of orders) {
    const age = daysAgo * 24 - minuteOfDay / 60;
    if (outcome === "delivered" || outcome === "refunded" || outcome === "shipped") {
      expect(Math.max(...Object.values(shipAfterHours))).toBeLessThanOrEqual(age);
    }
  }
});

test("sellers behave as described: Nordhal is slow to ship, Vela Audio gets the most back", () => {
  const slowest = (order: PlannedOrder) => order.shipAfterHours["nordhal"] ?? Infinity;
  expect(Math.min(...orders.map(slowest))).toBeGreaterThanOrEqual(120);
  const refunds = activeSellers.map(({ slug }) => {
    const settled = ordersOfOnly(slug).filter(({ outcome }) => outcome === "delivered" || outcome === "refunded");
    return { slug, share: shareOf(settled, ({ outcome }) => outcome === "refunded") };
  });
  expect(refunds.toSorted((a, b) => b.share - a.share)[0]?.slug).toBe("vela-audio");
  for (const { slug, behaviour } of sellers) {
    const hours = orders.flatMap(({ shipAfterHours }) => shipAfterHours[slug] ?? []);
    expect(
      hours.every((h) => h >= behaviour.shipAfterHours.min && h <= behaviour.shipAfterHours.max),
      slug,
    ).toBe(true);
  }
});

test("a few products sell often and most now and then", () => {
  const units = new Map<string, number>();
  for (const { sku, quantity } of orders.flatMap(({ lines }) => lines))
    units.set(sku, (units.get(sku) ?? 0) + quantity);
  const sold = [...units.values()].toSorted((a, b) => b - a);
  const all = sold.reduce((sum, count) => sum + count, 0);
  const head = sold.slice(0, Math.round(sold.length / 5)).reduce((sum, count) => sum + count, 0);
  expect(head / all).toBeGreaterThan(0.4);
  expect(head / all).toBeLessThan(0.75);
});
