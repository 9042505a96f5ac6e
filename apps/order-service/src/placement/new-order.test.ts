import { newId } from "@stallhouse/contracts/ids";
import type { CartId, OrderId, UserId } from "@stallhouse/contracts/ids";
import { describe, expect, test } from "vitest";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { addWorkingDays } from "@stallhouse/contracts/delivery";
import { lineState } from "../cart/cart-view.ts";
import { cancellationOf } from "../order/what-is-allowed.ts";
import { newOrder } from "./new-order.ts";
import { newOrderNumber, orderNumberIn } from "../order/order-number.ts";

const [ada, bob] = [aSeller("Ada", 490), aSeller("Bob", 0)];
function line(seller: typeof ada, unitPrice: number, quantity = 1) {
  const { price: _price, available: _a, stockVersion: _s, productVersion: _p, onSale: _o, ...rest } = aVariant(seller);
  return { ...rest, unitPrice, quantity };
}
const address = { name: "Ada", line1: "Way 1", postalCode: "1", city: "Rome", country: "IT" };

describe("a new order", () => {
  test("I09 I10 I11 adds up, and keeps the commission of the day on goods, not on shipping", () => {
    const lines = [line(ada, 333, 3), line(bob, 5)];
    const draft = { cartId: newId<CartId>(), cartVersion: 1, email: "", address, delivery: {}, quote: "", lines };
    const now = new Date("2026-03-06T12:00:00Z");
    const order = newOrder({ orderId: newId<OrderId>(), customerId: newId<UserId>(), draft, now, expiresAt: null });
    expect(order).toMatchObject({ status: "PENDING", itemsAmount: 1_004, shippingAmount: 490, totalAmount: 1_494 });
    expect(order.sellerOrders.map((part) => part.commissionAmount)).toEqual([100, 1]);
    expect(order.sellerOrders[0]).toMatchObject({ earliest: "2026-03-12", latest: "2026-03-19" });
    expect(order.sellerOrders[0]?.lines[0]).toMatchObject({ commissionRate: 1_000, lineTotal: 999 });
  });

  test("has a number without look-alikes", () => {
    for (let i = 0; i < 200; i++) expect(newOrderNumber()).toMatch(/^SH-[2-9A-HJKMNP-Z]{6}$/);
  });

  test.each([
    ["SH-7K2M9Q", "SH-7K2M9Q"],
    [" sh-7k2m9q ", "SH-7K2M9Q"],
    ["7k2m9q", "SH-7K2M9Q"],
    ["SH7K2M9Q", "SH-7K2M9Q"],
    ["SH-7K2M9", undefined],
    ["7K2M9QX", undefined],
    ["OIL012", undefined],
    ["ada@example.test", undefined],
    ["", undefined],
  ])("%j asks for the number %j", (typed, number) => expect(orderNumberIn(typed)).toBe(number));

  test("may be cancelled until something was shipped; with a payment open, payment closes first", () => {
    const parts = newOrder({
      orderId: newId<OrderId>(),
      customerId: newId<UserId>(),
      now: new Date(),
      expiresAt: null,
      draft: {
        cartId: newId<CartId>(),
        cartVersion: 1,
        email: "",
        address,
        delivery: {},
        quote: "",
        lines: [line(ada, 1)],
      },
    }).sellerOrders;
    const of = (status: Parameters<typeof cancellationOf>[0]["status"]) =>
      cancellationOf({ status, sellerOrders: parts });
    expect(of("PENDING")).toEqual({ can: true, closeFirst: false, wasPaid: false });
    expect(of("PAYMENT_PENDING")).toEqual({ can: true, closeFirst: true, wasPaid: false });
    expect(of("PROCESSING")).toEqual({ can: true, closeFirst: false, wasPaid: true });
    expect(of("EXPIRED")).toEqual({ can: false, reason: "ORDER_CLOSED" });
    const shipments = [
      { shipmentId: newId<never>(), carrier: "", trackingNumber: "", shippedAt: "", deliveredAt: null, lines: [] },
    ];
    const shipped = parts.map((part) => ({ ...part, shipments }));
    expect(cancellationOf({ status: "PROCESSING", sellerOrders: shipped })).toEqual({
      can: false,
      reason: "ORDER_ALREADY_SHIPPED",
    });
  });
});

describe("a cart's line", () => {
  const line0 = { onSale: true, available: 50, quantity: 2, unitPrice: 10, seenPrice: 10 };
  test.each([
    [{}, "ok"],
    [{ seenPrice: 9 }, "price_changed"],
    [{ available: 3 }, "low_stock"],
    [{ available: 1, seenPrice: 9 }, "low_stock"],
    [{ available: 3, seenPrice: 9 }, "price_changed"],
    [{ available: 0 }, "unavailable"],
    [{ onSale: false, available: 1 }, "unavailable"],
  ])("CT-05 a line with %j is %s", (given, state) => {
    expect(lineState({ ...line0, ...given })).toBe(state);
  });
});

describe("delivery dates", () => {
  test.each([
    ["2026-03-02T23:59:59Z", 1, "2026-03-03"],
    ["2026-03-06T08:00:00Z", 1, "2026-03-09"],
    ["2026-03-07T08:00:00Z", 2, "2026-03-10"],
    ["2026-12-31T08:00:00Z", 2, "2027-01-04"],
    ["2028-02-28T08:00:00Z", 1, "2028-02-29"],
  ])("F35 from %s, %i working days later it is %s", (from, days, to) => {
    expect(addWorkingDays(new Date(from), days)).toBe(to);
  });
});
