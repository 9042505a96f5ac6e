import type { PayloadOf } from "@stallhouse/contracts/event";
import { sellerBlockedV1, sellerUnblockedV1 } from "@stallhouse/contracts/events/identity";
import { orderCancelledV1, orderPartCancelledV1 } from "@stallhouse/contracts/events/order";
import { paymentRefundedV1 } from "@stallhouse/contracts/events/payment";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, PaymentId, RefundId, SellerId, UserId } from "@stallhouse/contracts/ids";
import { publishedEvents } from "@stallhouse/messaging/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { OrderView } from "../views/shapes.ts";
import { askForPartRefunds } from "../reconcile/ask-payment.ts";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import type { FakeSeller } from "../testing/fake-catalog.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { openShop, payFor, placeOrder } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { cancelBlockedParts } from "./cancel-blocked-parts.ts";

const standing = (seller: FakeSeller) => ({
  sellerId: seller.sellerId,
  userId: newId<UserId>(),
  email: "shop@example.test",
  phone: null,
  name: seller.name,
  shopName: seller.name,
  slug: seller.slug,
  place: "Lisbon",
  country: "PT",
  story: "",
  shippingAmount: seller.shippingAmount,
  currency: "EUR",
});

describe("a seller who is blocked with paid orders open", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());
  afterEach(async () => expect(await brokenInvariants(shop.sql)).toEqual([]));

  const block = (seller: FakeSeller) => shop.hear(sellerBlockedV1, { ...standing(seller), reason: "Copies" });
  const unblock = (seller: FakeSeller) => shop.hear(sellerUnblockedV1, standing(seller));
  /** As several copies of the service do it, and again. */
  const round = async () => {
    await Promise.all([cancelBlockedParts(shop.deps), cancelBlockedParts(shop.deps)]);
    await cancelBlockedParts(shop.deps);
  };
  const facts = async (orderId: OrderId) =>
    (await publishedEvents(shop.db)).filter((event) => event.aggregateId === orderId);
  const cancellations = async (orderId: OrderId) =>
    (await facts(orderId)).filter(({ key }) => key === orderPartCancelledV1.key || key === orderCancelledV1.key);

  async function paidOrder(...sellers: FakeSeller[]) {
    const customer = shop.customer();
    const variants = sellers.map((seller) => aVariant(seller));
    await shop.offer(...variants);
    const { orderId } = await placeOrder(customer, variants);
    await payFor(shop, orderId);
    const view = () => customer.customer.order.get({ orderId });
    return { orderId, view, customer };
  }
  const partOf = (order: OrderView, { sellerId }: FakeSeller) => {
    const part = order.sellerOrders.find((own) => own.sellerId === sellerId);
    if (!part) throw new Error("no part");
    return part;
  };
  const as = (sellerId: SellerId) => shop.seller(sellerId).seller;
  const ship = async (order: OrderView, seller: FakeSeller) => {
    const { sellerOrderId } = partOf(order, seller);
    const parcel = { sellerOrderId, carrier: "DHL", trackingNumber: "1" };
    return as(seller.sellerId).order.ship(parcel);
  };
  const deliver = async (order: OrderView, seller: FakeSeller) => {
    const [shipment] = partOf(order, seller).shipments;
    if (!shipment) throw new Error("nothing shipped");
    await as(seller.sellerId).order.markDelivered({ shipmentId: shipment.shipmentId });
  };
  const age = async (orderId: OrderId) => {
    await shop.sql`alter table refund_requests disable trigger refund_requests_stay`;
    await shop.sql`update refund_requests set requested_at = now() - interval '2 min' where order_id = ${orderId}`;
    await shop.sql`alter table refund_requests enable trigger refund_requests_stay`;
  };
  const refundFact = (
    order: OrderView,
    given: { amount: number; seller?: FakeSeller },
  ): PayloadOf<typeof paymentRefundedV1> => {
    const part = given.seller && partOf(order, given.seller);
    return {
      paymentId: newId<PaymentId>(),
      refundId: newId<RefundId>(),
      orderId: order.orderId,
      orderNumber: order.number,
      email: order.email,
      name: "Ada",
      currency: order.currency,
      amount: given.amount,
      reason: "ORDER_CANCELLED",
      ...(part && { sellerOrderId: part.sellerOrderId, cause: "SELLER_BLOCKED" }),
    };
  };
  const refunded = (order: OrderView, given: { amount: number; seller?: FakeSeller }) =>
    shop.hear(paymentRefundedV1, refundFact(order, given));

  test.each([
    ["nobody took up anything", [], "PAID"],
    ["the other was taken up", ["accept"], "PROCESSING"],
    ["the other was shipped", ["ship"], "SHIPPED"],
    ["the other has arrived", ["ship", "deliver"], "DELIVERED"],
  ] as const)("I10 I12 I14 loses its part and pays it back when %s", async (_title, acts, end) => {
    const [ada, bob] = [aSeller("Ada", 490), aSeller("Bob", 350)];
    const { orderId, view } = await paidOrder(ada, bob);
    for (const act of acts) {
      if (act === "accept")
        await as(ada.sellerId).order.accept({ sellerOrderId: partOf(await view(), ada).sellerOrderId });
      if (act === "ship") await ship(await view(), ada);
      if (act === "deliver") await deliver(await view(), ada);
    }
    await block(bob);
    await round();
    const order = await view();
    const part = partOf(order, bob);
    expect(order).toMatchObject({ status: end, payment: { state: "paid" }, totalAmount: 2_500 + 840 });
    expect(part).toMatchObject({
      status: "CANCELLED",
      totalAmount: 1_600,
      refund: { amount: 1_600, refundedAt: null },
    });
    expect(part.journey.at(-1)?.cause?.code).toBe("SELLER_BLOCKED_WHEN_PAID");
    expect(partOf(order, ada).status).toBe(end);
    expect(await cancellations(orderId)).toMatchObject([
      {
        key: "order.part_cancelled.v1",
        payload: { sellerOrderId: part.sellerOrderId, cause: "SELLER_BLOCKED", refundAmount: 1_600, status: end },
      },
    ]);
    await refunded(order, { amount: 1_600, seller: bob });
    const after = await view();
    expect(partOf(after, bob).refund?.refundedAt).toMatch(/^20/);
    expect(after.payment.state).toBe("paid");
    // Coming back changes nothing of what was cancelled.
    await unblock(bob);
    await round();
    expect(await view()).toEqual(after);
  });

  test("I14 an order of blocked sellers alone is cancelled as a whole, with one refund", async () => {
    const [ada, bob] = [aSeller("Ada"), aSeller("Bob")];
    const { orderId, view } = await paidOrder(ada, bob);
    await Promise.all([block(ada), block(bob)]);
    await round();
    const order = await view();
    expect(order).toMatchObject({ status: "CANCELLED", payment: { state: "refunding" } });
    expect(order.journey.at(-1)?.cause?.code).toBe("SELLER_BLOCKED");
    const told = await cancellations(orderId);
    expect(told).toMatchObject([
      { key: "order.cancelled.v1", payload: { wasPaid: true, refundAmount: order.totalAmount } },
    ]);
    await refunded(order, { amount: order.totalAmount });
    expect((await view()).payment.state).toBe("refunded");
  });

  test("I14 I16 part after part, an order whose every part is cancelled is CANCELLED and paid back in full", async () => {
    const [ada, bob, carol] = [aSeller("Ada"), aSeller("Bob"), aSeller("Carol")];
    const { orderId, view } = await paidOrder(ada, bob, carol);
    const all = (await view()).totalAmount;
    await block(ada);
    await round();
    await block(bob);
    await round();
    await block(carol);
    await round();
    const order = await view();
    expect(order).toMatchObject({ status: "CANCELLED", payment: { state: "refunding" } });
    const rest = partOf(order, carol).totalAmount;
    const told = await cancellations(orderId);
    expect(told.map(({ key }) => key)).toEqual([
      "order.part_cancelled.v1",
      "order.part_cancelled.v1",
      "order.cancelled.v1",
    ]);
    expect(told.at(-1)?.payload).toMatchObject({ refundAmount: rest, ended: [partOf(order, carol).sellerOrderId] });
    // Its state says that all is back only when all is, in whatever order it comes.
    await refunded(order, { amount: rest });
    expect((await view()).payment.state).toBe("refunding");
    await refunded(order, { amount: partOf(order, bob).totalAmount, seller: bob });
    await refunded(order, { amount: partOf(order, bob).totalAmount, seller: bob });
    expect((await view()).payment.state).toBe("refunding");
    await refunded(order, { amount: partOf(order, ada).totalAmount, seller: ada });
    expect((await view()).payment.state).toBe("refunded");
    expect(all).toBe(order.totalAmount);
  });

  test("its customer may still cancel the rest, and gets what is left", async () => {
    const [ada, bob] = [aSeller("Ada"), aSeller("Bob")];
    const { orderId, view, customer } = await paidOrder(ada, bob);
    await block(bob);
    await round();
    await customer.customer.order.cancel({ orderId });
    const order = await view();
    expect((await cancellations(orderId)).at(-1)?.payload).toMatchObject({
      refundAmount: partOf(order, ada).totalAmount,
      ended: [partOf(order, ada).sellerOrderId],
    });
  });

  test("keeps what is on its way: a part of which a parcel has left is not cancelled", async () => {
    const [ada, bob] = [aSeller("Ada"), aSeller("Bob")];
    const { view } = await paidOrder(ada, bob);
    await ship(await view(), bob);
    await block(bob);
    await round();
    expect(partOf(await view(), bob)).toMatchObject({ status: "SHIPPED", refund: null });
  });

  test("loses an order that is paid just after the block, too", async () => {
    const [ada, bob] = [aSeller("Ada"), aSeller("Bob")];
    const customer = shop.customer();
    const variants = [aVariant(ada), aVariant(bob)];
    await shop.offer(...variants);
    const { orderId } = await placeOrder(customer, variants);
    await block(bob);
    await payFor(shop, orderId);
    await round();
    const order = await customer.customer.order.get({ orderId });
    expect(order.status).toBe("PAID");
    expect(partOf(order, bob).status).toBe("CANCELLED");
  });

  test("I14 a part whose fact payment never heard, and one whose way back was never told, are asked about and mended", async () => {
    const [ada, bob, carol] = [aSeller("Ada"), aSeller("Bob"), aSeller("Carol")];
    const { orderId, view } = await paidOrder(ada, bob, carol);
    await Promise.all([block(bob), block(carol)]);
    await round();
    expect(await askForPartRefunds(shop.deps)).toEqual({ driven: 0, left: 0 });
    const order = await view();
    await age(orderId);
    const rounds = await Promise.all([askForPartRefunds(shop.deps), askForPartRefunds(shop.deps)]);
    expect(rounds.reduce((sum, { driven }) => sum + driven, 0)).toBe(1);
    const told = [bob, carol].map((seller) => {
      const { sellerOrderId, totalAmount } = partOf(order, seller);
      return { orderId, sellerOrderId, cause: "SELLER_BLOCKED", refundAmount: totalAmount };
    });
    expect(shop.payment.partsRefunded.filter((part) => part.orderId === orderId)).toEqual(told);
    shop.payment.refunds.set(
      orderId,
      [bob, carol].map((seller) => refundFact(order, { amount: partOf(order, seller).totalAmount, seller })),
    );
    await shop.sql`update orders set asked_at = now() - interval '2 h' where id = ${orderId}`;
    expect(await askForPartRefunds(shop.deps)).toEqual({ driven: 1, left: 0 });
    const after = await view();
    for (const seller of [bob, carol]) expect(partOf(after, seller).refund?.refundedAt).toMatch(/^20/);
    expect(shop.payment.partsRefunded.filter((part) => part.orderId === orderId)).toHaveLength(2);
  });

  test("I14 money of a part that went back with the whole is told as back", async () => {
    const [ada, bob] = [aSeller("Ada"), aSeller("Bob")];
    const { orderId, view, customer } = await paidOrder(ada, bob);
    await block(bob);
    await round();
    await customer.customer.order.cancel({ orderId });
    // Payment heard of the whole first.
    const order = await view();
    await refunded(order, { amount: order.totalAmount });
    expect(await view()).toMatchObject({ payment: { state: "refunded" } });
    expect(partOf(await view(), bob).refund?.refundedAt).toMatch(/^20/);
  });

  test("owes nothing for a part that cost nothing", async () => {
    const [ada, bob] = [aSeller("Ada"), aSeller("Bob", 0)];
    const customer = shop.customer();
    const variants = [aVariant(ada), aVariant(bob, { price: 0 })];
    await shop.offer(...variants);
    const { orderId } = await placeOrder(customer, variants);
    await payFor(shop, orderId);
    await block(bob);
    await round();
    const order = await customer.customer.order.get({ orderId });
    expect(partOf(order, bob)).toMatchObject({ status: "CANCELLED", refund: null });
  });
});
