import { orderStatus } from "@stallhouse/contracts/events/order";
import type { OrderStatus } from "@stallhouse/contracts/events/order";
import { newId } from "@stallhouse/contracts/ids";
import type { VariantId } from "@stallhouse/contracts/ids";
import { describe, expect, test } from "vitest";
import type { Order } from "../order/stored-order.ts";
import { isFinal, isUnpaid } from "../order/order-status.ts";
import { wordOf, wordOfNobody } from "./order-word.ts";

const variants = [newId<VariantId>(), newId<VariantId>()];
const standing = (status: OrderStatus, paymentState: Order["paymentState"], parts = [status, status]) =>
  ({
    status,
    paymentState,
    sellerOrders: parts.map((part, at) => ({ status: part, lines: [{ variantId: variants[at], quantity: at + 1 }] })),
  }) as unknown as Pick<Order, "status" | "paymentState" | "sellerOrders">;

describe("order's word", () => {
  test.each(orderStatus.options)("%s is waiting, paid or over, never nothing", (status) => {
    const { word, lines } = wordOf(standing(status, "paid"));
    const expected = isUnpaid(status) ? "WAITING" : isFinal(status) && status !== "REFUNDED" ? "OVER" : "PAID";
    expect(word).toBe(expected);
    expect(lines).toEqual(word === "PAID" ? variants.map((variantId, at) => ({ variantId, quantity: at + 1 })) : []);
  });

  test.each([
    ["none", false],
    ["declined", false],
    ["waiting", false],
    ["paid", true],
    ["refunding", true],
    ["refunded", true],
  ] as const)("says of a cancelled order whose payment is %s whether money came (%s)", (paymentState, wasPaid) => {
    expect(wordOf(standing("CANCELLED", paymentState))).toEqual({ word: "OVER", wasPaid, lines: [] });
  });

  test("names no goods of a part that is cancelled", () => {
    const { lines } = wordOf(standing("PAID", "paid", ["PAID", "CANCELLED"]));
    expect(lines).toEqual([{ variantId: variants[0], quantity: 1 }]);
  });

  test("of nobody's order is UNKNOWN, but not while it is being placed", () => {
    expect(wordOfNobody(false).word).toBe("UNKNOWN");
    expect(wordOfNobody(true).word).toBe("WAITING");
  });
});
