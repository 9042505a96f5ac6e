import { stockRejectedV1 } from "@stallhouse/contracts/events/catalog";
import { sellerBlockedV1, sellerUnblockedV1 } from "@stallhouse/contracts/events/identity";
import { orderCancelledV1, orderPaidV1 } from "@stallhouse/contracts/events/order";
import { paymentRefundedV1, paymentSucceededV1 } from "@stallhouse/contracts/events/payment";
import { newId } from "@stallhouse/contracts/ids";
import type { EventId, OrderId, PaymentId, RefundId, UserId } from "@stallhouse/contracts/ids";
import { publishedEvents } from "@stallhouse/messaging/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import type { FakeSeller } from "../testing/fake-catalog.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { declineFor, openShop, payFor, placeOrder, refusalOf } from "../testing/shop.ts";
import type { Person, Shop } from "../testing/shop.ts";
import { attendOrders } from "../hold/attend-orders.ts";

const ada = aSeller("Ada's Pots");
const bob = aSeller("Bob's Bags");

describe("paying and cancelling", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());
  afterEach(async () => {
    Object.assign(shop.payment, { mode: "up", beforeClose: () => {} });
    expect(await brokenInvariants(shop.sql)).toEqual([]);
  });

  const order = async (...sellers: FakeSeller[]) => {
    const variants = sellers.map((seller) => aVariant(seller));
    await shop.offer(...variants);
    const customer = shop.customer();
    return { customer, ...(await placeOrder(customer, variants)) };
  };
  const view = (customer: Person, orderId: OrderId) => customer.customer.order.get({ orderId });
  const facts = async (orderId: OrderId, event: typeof orderPaidV1 | typeof orderCancelledV1) =>
    (await publishedEvents(shop.db, event)).filter((fact) => fact.aggregateId === orderId).map((fact) => fact.payload);
  const succeeded = (orderId: OrderId, amount: number) => ({
    paymentId: newId<PaymentId>(),
    orderId,
    orderNumber: "SH-AAAAAA",
    email: "a@example.test",
    name: "Ada",
    amount,
    currency: "EUR",
  });
  const blocked = ({ sellerId, name, slug, shippingAmount }: FakeSeller) => ({
    sellerId,
    userId: newId<UserId>(),
    shopName: name,
    slug,
    email: "s@example.test",
    name,
    phone: null,
    country: "DE",
    place: "Berlin",
    story: "",
    shippingAmount,
    currency: "EUR",
    reason: "fraud",
  });

  test("OR-08 OR-11 a payment makes the order and its parts PAID, once, however often it is told", async () => {
    const { customer, orderId } = await order(ada, bob);
    const { totalAmount } = await view(customer, orderId);
    const id = newId<EventId>();
    expect(await shop.hear(paymentSucceededV1, succeeded(orderId, totalAmount), id)).toBe("handled");
    expect(await shop.hear(paymentSucceededV1, succeeded(orderId, totalAmount), id)).toBe("repeated");
    await shop.hear(paymentSucceededV1, succeeded(orderId, totalAmount));
    expect(await view(customer, orderId)).toMatchObject({ status: "PAID", payment: { state: "paid" }, canPay: false });
    expect((await view(customer, orderId)).sellerOrders.map((part) => part.status)).toEqual(["PAID", "PAID"]);
    expect(await facts(orderId, orderPaidV1)).toHaveLength(1);
  });

  test("F22 X42 a wrong amount or an unknown order is kept in the dead letters, and pays nothing", async () => {
    const { customer, orderId } = await order(ada);
    await expect(shop.hear(paymentSucceededV1, succeeded(orderId, 1))).rejects.toThrow("was captured");
    await expect(shop.hear(paymentSucceededV1, succeeded(newId<OrderId>(), 1))).rejects.toThrow("no order");
    expect((await view(customer, orderId)).status).toBe("PAYMENT_PENDING");
  });

  test("OR-08 F23 a declined card leaves the order payable; a final no ends it", async () => {
    const { customer, orderId } = await order(ada);
    await declineFor(shop, orderId);
    expect(await view(customer, orderId)).toMatchObject({
      status: "PAYMENT_PENDING",
      payment: { state: "declined", reason: "card_declined" },
      canPay: true,
    });
    await customer.customer.order.pay({ orderId });
    expect((await view(customer, orderId)).payment).toEqual({ state: "waiting", reason: null });
    await payFor(shop, orderId);
    await declineFor(shop, orderId, true);
    expect((await view(customer, orderId)).status).toBe("PAID");

    const other = await order(ada);
    await declineFor(shop, other.orderId, true);
    expect(await view(other.customer, other.orderId)).toMatchObject({ status: "FAILED", canPay: false });
    expect(await refusalOf(other.customer.customer.order.cancel({ orderId: other.orderId }))).toMatchObject({
      reason: "ORDER_CLOSED",
    });
  });

  test("cancelling an unpaid order closes its payment first, and gives nothing back when it was not paid", async () => {
    const { customer, orderId } = await order(ada);
    expect(await customer.customer.order.cancel({ orderId })).toMatchObject({
      status: "CANCELLED",
      payment: { state: "none" },
    });
    expect(shop.payment.states.get(orderId)).toBe("CLOSED");
    expect(await facts(orderId, orderCancelledV1)).toMatchObject([{ by: "customer", wasPaid: false }]);
  });

  test("F19 a payment that comes between the wish and the close is a paid cancellation: the money goes back", async () => {
    const { customer, orderId } = await order(ada);
    shop.payment.beforeClose = (closing) => shop.payment.capture(closing);
    expect(await customer.customer.order.cancel({ orderId })).toMatchObject({
      status: "CANCELLED",
      payment: { state: "refunding" },
    });
    expect(await facts(orderId, orderCancelledV1)).toMatchObject([{ wasPaid: true }]);
    await payFor(shop, orderId);
    expect((await view(customer, orderId)).status).toBe("CANCELLED");
    const refund = { ...succeeded(orderId, 1_740), refundId: newId<RefundId>(), reason: "ORDER_CANCELLED" as const };
    await shop.hear(paymentRefundedV1, refund);
    expect((await view(customer, orderId)).payment.state).toBe("refunded");
  });

  test("with payment away the wish to cancel is kept, and done when payment is back or has told of the money", async () => {
    const [first, second] = [await order(ada), await order(ada)];
    shop.payment.mode = "down";
    for (const { customer, orderId } of [first, second]) {
      const asked = await customer.customer.order.cancel({ orderId });
      expect(asked).toMatchObject({ status: "PAYMENT_PENDING", canPay: false, canCancel: false });
    }
    await payFor(shop, second.orderId);
    expect(await view(second.customer, second.orderId)).toMatchObject({
      status: "CANCELLED",
      payment: { state: "refunding" },
    });
    shop.payment.mode = "up";
    await shop.sql`update orders set attend_at = now() where id = ${first.orderId}`;
    await attendOrders(shop.deps);
    expect((await view(first.customer, first.orderId)).status).toBe("CANCELLED");
  });

  test("a paid order is cancelled until something was shipped, by its customer or an admin", async () => {
    const paid = await order(ada);
    await payFor(shop, paid.orderId);
    const cancelled = await shop.admin().admin.order.cancel({ orderId: paid.orderId, reason: "Sold by mistake." });
    expect(cancelled).toMatchObject({ status: "CANCELLED", customerId: paid.customer.actor.userId });
    expect(cancelled.journey.at(-1)).toMatchObject({ actor: "admin", note: "Sold by mistake.", cause: null });

    const own = await order(ada);
    await payFor(shop, own.orderId);
    const { journey } = await own.customer.customer.order.cancel({ orderId: own.orderId });
    expect(journey.at(-1)).toMatchObject({ cause: { code: "CUSTOMER_CANCELLED" } });

    const shipped = await order(ada, bob);
    await payFor(shop, shipped.orderId);
    const seller = shop.seller(ada.sellerId);
    const [part] = (await view(shipped.customer, shipped.orderId)).sellerOrders;
    if (!part) throw new Error("no part");
    await seller.seller.order.ship({ sellerOrderId: part.sellerOrderId, carrier: "DHL", trackingNumber: "1" });
    const late = shipped.customer.customer.order.cancel({ orderId: shipped.orderId });
    expect(await refusalOf(late)).toMatchObject({ reason: "ORDER_ALREADY_SHIPPED" });
  });

  test("a paid order whose stock is gone is cancelled, and its money goes back", async () => {
    const { customer, orderId } = await order(ada);
    await payFor(shop, orderId);
    const line = (await view(customer, orderId)).sellerOrders[0]?.lines[0];
    if (!line) throw new Error("no line");
    const rejected = { orderId, reason: "VARIANT_OUT_OF_STOCK", variantId: line.variantId, title: line.title } as const;
    await shop.hear(stockRejectedV1, rejected);
    expect(await view(customer, orderId)).toMatchObject({ status: "CANCELLED", payment: { state: "refunding" } });
    expect(await facts(orderId, orderCancelledV1)).toMatchObject([{ wasPaid: true }]);
  });

  test("a payment for a dead order leaves it dead and shows the money on its way back", async () => {
    const { customer, orderId } = await order(ada);
    const { totalAmount } = await view(customer, orderId);
    await declineFor(shop, orderId, true);
    await shop.hear(paymentSucceededV1, succeeded(orderId, totalAmount));
    expect(await view(customer, orderId)).toMatchObject({ status: "FAILED", payment: { state: "refunding" } });
    expect(await facts(orderId, orderPaidV1)).toEqual([]);
  });

  test("OR-16 F33 I29 blocking a seller cancels the unpaid orders with their goods, and leaves the paid ones to be paid back", async () => {
    const carol = aSeller("Carol's Chairs");
    const [unpaid, paid, paidMeanwhile, others] = [
      await order(carol, bob),
      await order(carol),
      await order(carol),
      await order(bob),
    ];
    await payFor(shop, paid.orderId);
    shop.payment.capture(paidMeanwhile.orderId);
    await shop.hear(sellerBlockedV1, blocked(carol));
    await Promise.all([attendOrders(shop.deps), attendOrders(shop.deps)]);
    expect(await view(unpaid.customer, unpaid.orderId)).toMatchObject({ status: "CANCELLED" });
    expect(await facts(unpaid.orderId, orderCancelledV1)).toMatchObject([{ by: "seller_blocked", wasPaid: false }]);
    expect((await view(paid.customer, paid.orderId)).status).toBe("PAID");
    expect((await view(others.customer, others.orderId)).status).toBe("PAYMENT_PENDING");
    await payFor(shop, paidMeanwhile.orderId);
    expect((await view(paidMeanwhile.customer, paidMeanwhile.orderId)).status).toBe("PAID");

    const chair = aVariant(carol);
    await shop.offer(chair);
    const add = () => shop.customer().customer.cart.addLine({ variantId: chair.variantId, quantity: 1 });
    expect(await refusalOf(add())).toMatchObject({ reason: "VARIANT_NOT_FOR_SALE" });
    const { reason: _reason, ...unblocked } = blocked(carol);
    await shop.hear(sellerUnblockedV1, unblocked);
    expect((await add()).count).toBe(1);
  });

  test("OR-16 an order that was being placed while its seller was blocked is found and cancelled", async () => {
    const dora = aSeller("Dora's Drums");
    const drum = aVariant(dora);
    await shop.offer(drum);
    shop.catalog.afterReserve = async () => void (await shop.hear(sellerBlockedV1, blocked(dora)));
    const customer = shop.customer();
    const { orderId } = await placeOrder(customer, [drum]);
    shop.catalog.afterReserve = () => {};
    await attendOrders(shop.deps);
    expect((await view(customer, orderId)).status).toBe("CANCELLED");
  });
});
