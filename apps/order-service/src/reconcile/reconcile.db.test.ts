import { stockChangedV1, stockRejectedV1, stockReservedV1 } from "@stallhouse/contracts/events/catalog";
import { paymentRefundedV1 } from "@stallhouse/contracts/events/payment";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, RefundId } from "@stallhouse/contracts/ids";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { factsOf, paidOrder, placedOrder } from "../testing/aged-orders.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { openShop } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { askForHolds, askForReturns, askForStock } from "./ask-catalog.ts";
import { askForMoney, askForRefunds } from "./ask-payment.ts";

describe("what lost facts left behind", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());
  afterEach(async () => {
    Object.assign(shop.catalog, { mode: "up" });
    Object.assign(shop.payment, { mode: "up" });
    // What a test leaves open must not be the next one's.
    await shop.sql`update orders set placed_at = now() + interval '1 hour', expires_at = now() + interval '2 hours',
      stock_committed_at = case when status <> 'CANCELLED' then coalesce(stock_committed_at, paid_at) end`;
    expect(await brokenInvariants(shop.sql)).toEqual([]);
  });

  const placed = (mode: Shop["catalog"]["mode"] = "up") => placedOrder(shop, mode);
  const paid = () => paidOrder(shop);
  const committed = async (orderId: OrderId) => {
    const [row] = await shop.sql`select stock_committed_at is not null as done from orders where id = ${orderId}`;
    return row?.["done"] === true;
  };
  const movedAgo = async (orderId: OrderId, seconds: number) => {
    await shop.sql`alter table order_transitions disable trigger order_transitions_append_only`;
    await shop.sql`update order_transitions set at = now() - make_interval(secs => ${seconds}) where order_id = ${orderId}`;
    await shop.sql`alter table order_transitions enable trigger order_transitions_append_only`;
  };
  const asked = (orderId: OrderId, secondsAgo: number) =>
    shop.sql`update orders set asked_at = now() - make_interval(secs => ${secondsAgo}) where id = ${orderId}`;

  type Planted = { orderId: OrderId; isMended: () => Promise<boolean> };
  /** Each as a lost fact leaves it, and the loop that has to find it. */
  const inconsistencies: [
    string,
    (deps: Shop["deps"]) => Promise<{ driven: number; left: number }>,
    () => Promise<Planted>,
  ][] = [
    [
      "I13 captured without a paid order",
      askForMoney,
      async () => {
        const { orderId, view } = await placed();
        shop.payment.capture(orderId);
        return { orderId, isMended: async () => (await view()).status === "PAID" };
      },
    ],
    [
      "I37 closed at payment, but neither paid nor over",
      askForMoney,
      async () => {
        const { orderId, view } = await placed();
        await shop.payment.close(orderId);
        return { orderId, isMended: async () => (await view()).status === "EXPIRED" };
      },
    ],
    [
      "I14 paid back without a word",
      askForRefunds,
      async () => {
        const { orderId, view, customer } = await paid();
        await customer.customer.order.cancel({ orderId });
        const captured = shop.payment.stateOf(orderId)?.captured;
        if (!captured) throw new Error("not captured");
        const refund = { ...captured, refundId: newId<RefundId>(), reason: "ORDER_CANCELLED" as const };
        shop.payment.refunds.set(orderId, [refund]);
        return { orderId, isMended: async () => (await view()).payment.state === "refunded" };
      },
    ],
    [
      "I14 cancelled, and payment never heard of it",
      askForRefunds,
      async () => {
        const { orderId, customer } = await paid();
        await customer.customer.order.cancel({ orderId });
        const isMended = async () =>
          shop.payment.buried.filter((order) => order.orderId === orderId && order.wasPaid).length === 1;
        return { orderId, isMended };
      },
    ],
    [
      "I05 paid without committed stock",
      askForStock,
      async () => {
        const { orderId } = await paid();
        return { orderId, isMended: () => committed(orderId) };
      },
    ],
    [
      "I05 paid, and its stock is gone",
      askForStock,
      async () => {
        const { orderId, pot, view } = await paid();
        const { variantId, title } = pot;
        shop.catalog.commitments.set(orderId, {
          orderId,
          status: "REJECTED",
          reason: "VARIANT_OUT_OF_STOCK",
          variantId,
          title,
        });
        const isMended = async () => {
          const { status, payment } = await view();
          return status === "CANCELLED" && payment.state === "refunding";
        };
        return { orderId, isMended };
      },
    ],
    [
      "I05 cancelled, and its stock still counts as sold",
      askForReturns,
      async () => {
        const { orderId, customer } = await paid();
        await shop.hear(stockChangedV1, { cause: "commit", orderId, levels: [] });
        await customer.customer.order.cancel({ orderId });
        await movedAgo(orderId, 120);
        return { orderId, isMended: async () => shop.catalog.closed.includes(orderId) && !(await committed(orderId)) };
      },
    ],
    [
      "OR-05 asked catalog for its stock, and was never answered",
      askForHolds,
      async () => {
        const { orderId, view } = await placed("down");
        return { orderId, isMended: async () => (await view()).status === "PAYMENT_PENDING" };
      },
    ],
    [
      "OR-05 held by catalog, which could not say so",
      askForHolds,
      async () => {
        const { orderId, view } = await placed("lost");
        return { orderId, isMended: async () => (await view()).status === "PAYMENT_PENDING" };
      },
    ],
    [
      "OR-09 sold out meanwhile, and never told",
      askForHolds,
      async () => {
        const { orderId, view, pot } = await placed("down");
        shop.catalog.put({ ...pot, available: 0 });
        return { orderId, isMended: async () => (await view()).status === "FAILED" };
      },
    ],
  ];

  test.each(inconsistencies)("%s: found, mended once, and left alone after", async (_what, reconcile, plant) => {
    const { orderId, isMended } = await plant();
    expect(await isMended()).toBe(false);
    const rounds = await Promise.all([reconcile(shop.deps), reconcile(shop.deps)]);
    expect(rounds.reduce((sum, { driven }) => sum + driven, 0)).toBe(1);
    expect(await isMended()).toBe(true);
    const facts = await factsOf(shop, orderId);
    await asked(orderId, 7_200);
    expect((await reconcile(shop.deps)).driven).toBe(0);
    expect(await factsOf(shop, orderId)).toEqual(facts);
  });

  test.each(inconsistencies)("%s: not asked about before a minute has passed", async (_what, reconcile, plant) => {
    const { orderId, isMended } = await plant();
    await shop.sql`update orders set placed_at = now() - interval '50 s',
      paid_at = case when paid_at is not null then now() - interval '50 s' end where id = ${orderId}`;
    await movedAgo(orderId, 50);
    expect((await reconcile(shop.deps)).driven).toBe(0);
    expect(await isMended()).toBe(false);
  });

  test.each(inconsistencies)(
    "%s: an outage changes nothing, and is made good after it",
    async (_what, reconcile, plant) => {
      const { orderId, isMended } = await plant();
      Object.assign(shop.catalog, { mode: "down" });
      Object.assign(shop.payment, { mode: "down" });
      expect((await reconcile(shop.deps)).driven).toBe(0);
      expect(await isMended()).toBe(false);
      Object.assign(shop.catalog, { mode: "up" });
      Object.assign(shop.payment, { mode: "up" });
      expect((await reconcile(shop.deps)).driven).toBe(0);
      await asked(orderId, 61);
      expect((await reconcile(shop.deps)).driven).toBe(1);
      expect(await isMended()).toBe(true);
    },
  );

  test("one order that cannot be mended does not hold up the others", async () => {
    const [wrong, right] = [await placed(), await placed()];
    shop.payment.capture(wrong.orderId);
    shop.payment.capture(right.orderId);
    const ordered = shop.payment.opened.find((order) => order.orderId === wrong.orderId);
    if (ordered) ordered.amount += 1;
    await shop.sql`update orders set placed_at = now() - interval '3 min' where id = ${wrong.orderId}`;
    expect((await askForMoney(shop.deps)).driven).toBe(1);
    expect((await right.view()).status).toBe("PAID");
    expect((await wrong.view()).status).toBe("PAYMENT_PENDING");
    if (ordered) ordered.amount -= 1;
  });

  test("an order that simply waits for its customer is asked about once a minute, and stays as it is", async () => {
    const { orderId, view } = await placed();
    expect(await askForMoney(shop.deps)).toEqual({ driven: 0, left: 0 });
    expect((await view()).status).toBe("PAYMENT_PENDING");
    expect(await factsOf(shop, orderId)).toEqual(["order.created.v1"]);
  });

  test("a refund that was learnt in an answer is noted once, and its fact finds it done", async () => {
    const { orderId, customer } = await paid();
    await customer.customer.order.cancel({ orderId });
    const captured = shop.payment.stateOf(orderId)?.captured;
    if (!captured) throw new Error("not captured");
    const refund = { ...captured, refundId: newId<RefundId>(), reason: "ORDER_CANCELLED" as const };
    shop.payment.refunds.set(orderId, [refund]);
    await askForRefunds(shop.deps);
    await shop.hear(paymentRefundedV1, refund);
    const { steps } = await shop.admin().admin.order.get({ orderId });
    expect(steps.filter(({ step }) => step === "refund")).toHaveLength(1);
  });

  test("catalog's word that stock is sold is remembered, and then nobody asks", async () => {
    const { orderId, customer } = await paid();
    const sold = { cause: "commit" as const, orderId, levels: [] };
    await shop.hear(stockChangedV1, { ...sold, cause: "reserve" });
    expect(await committed(orderId)).toBe(false);
    await shop.hear(stockChangedV1, sold);
    await shop.hear(stockChangedV1, sold);
    expect(await committed(orderId)).toBe(true);
    // What comes back of one part leaves the others sold.
    await shop.hear(stockChangedV1, { ...sold, cause: "restock" });
    expect(await committed(orderId)).toBe(true);
    expect(await askForStock(shop.deps)).toEqual({ driven: 0, left: 0 });
    expect(shop.catalog.committed).not.toContain(orderId);
    await customer.customer.order.cancel({ orderId });
    await shop.hear(stockChangedV1, { ...sold, cause: "restock" });
    expect(await committed(orderId)).toBe(false);
  });

  test("an order that was shipped before its stock was sold out stays open for a person", async () => {
    const { orderId, pot, view } = await paid();
    const [part] = (await view()).sellerOrders;
    if (!part) throw new Error("no part");
    const { seller } = shop.seller(part.sellerId);
    await seller.order.ship({ sellerOrderId: part.sellerOrderId, carrier: "DHL", trackingNumber: "1" });
    const { variantId, title } = pot;
    const gone = { orderId, status: "REJECTED", reason: "VARIANT_OUT_OF_STOCK", variantId, title } as const;
    shop.catalog.commitments.set(orderId, gone);
    expect(await askForStock(shop.deps)).toEqual({ driven: 0, left: 1 });
    expect((await view()).status).toBe("SHIPPED");
  });

  test("a paid order that catalog holds to be over stays open for a person, and says so in the metric", async () => {
    const { orderId, view } = await paid();
    shop.catalog.commitments.set(orderId, { orderId, status: "CLOSED" });
    expect(await askForStock(shop.deps)).toEqual({ driven: 0, left: 1 });
    expect((await view()).status).toBe("PAID");
  });

  test("catalog's late answers find done what order learnt by asking", async () => {
    const { orderId, view, pot } = await placed("lost");
    await askForHolds(shop.deps);
    const facts = await factsOf(shop, orderId);
    const lines = shop.catalog.holds.get(orderId) ?? [];
    await shop.hear(stockReservedV1, { orderId, expiresAt: new Date(Date.now() + 900_000).toISOString(), lines });
    const { variantId, title } = pot;
    await shop.hear(stockRejectedV1, { orderId, reason: "VARIANT_OUT_OF_STOCK", variantId, title });
    expect((await view()).status).toBe("PAYMENT_PENDING");
    expect(await factsOf(shop, orderId)).toEqual(facts);
  });
});
