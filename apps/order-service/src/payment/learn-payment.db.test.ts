import { sellerBlockedV1 } from "@stallhouse/contracts/events/identity";
import { orderCancelledV1, orderPaidV1 } from "@stallhouse/contracts/events/order";
import { paymentSucceededV1, paymentUnansweredV1 } from "@stallhouse/contracts/events/payment";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, UserId } from "@stallhouse/contracts/ids";
import { publishedEvents } from "@stallhouse/messaging/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { askForMoney } from "../reconcile/ask-payment.ts";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { anyone, openShop, placeOrder } from "../testing/shop.ts";
import type { Person, Shop } from "../testing/shop.ts";
import { attendOrders, resumePlacements } from "../hold/attend-orders.ts";

type Case = { customer: Person; orderId: OrderId; totalAmount: number; token: string; sellerId: string };

describe("whoever learns of the money acts on it", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());
  afterEach(async () => expect(await brokenInvariants(shop.sql)).toEqual([]));

  const seller = (sellerId: string) => ({
    sellerId,
    userId: newId<UserId>(),
    shopName: "Shop",
    slug: "shop",
    email: "s@example.test",
    name: "S",
    phone: null,
    country: "DE",
    place: "Berlin",
    story: "",
    shippingAmount: 490,
    currency: "EUR",
    reason: "fraud",
  });

  /** Captured at payment, and the fact of it is lost. */
  async function captured(): Promise<Case> {
    const one = aSeller("Ada's Pots");
    const pot = aVariant(one);
    await shop.offer(pot);
    const customer = shop.guest();
    const { orderId } = await placeOrder(customer, [pot], { email: "guest@example.test" });
    shop.payment.capture(orderId);
    const [row] = await shop.sql`select total_amount as total, track_token as token from orders where id = ${orderId}`;
    const { total, token } = row ?? {};
    return { customer, orderId, totalAmount: Number(total), token: String(token), sellerId: one.sellerId };
  }

  const quietly = (call: Promise<unknown>) => call.then(() => undefined).catch(() => undefined);
  const due = (orderId: OrderId) => shop.sql`update orders set attend_at = now() where id = ${orderId}`;

  /** Every way by which an answer of payment reaches order. */
  const ways: [string, (made: Case) => Promise<unknown>][] = [
    ["the customer asks to pay again", ({ customer, orderId }) => quietly(customer.customer.order.pay({ orderId }))],
    ["whoever has the link asks to pay", ({ token }) => quietly(anyone(shop).order.pay({ token }))],
    [
      "the customer agrees to the price again",
      ({ customer, orderId, totalAmount }) => customer.customer.order.confirmPrice({ orderId, totalAmount }),
    ],
    [
      "a placement is finished after a crash",
      async ({ orderId }) => {
        await shop.sql`update idempotency_keys set state = 'in_progress', answer = null, lease_until = now() - interval '1 s'
          where order_id = ${orderId}`;
        await resumePlacements(shop.deps);
      },
    ],
    [
      "the page is asked for again",
      async ({ orderId }) => {
        await shop.sql`update orders set pay_url = null where id = ${orderId}`;
        await due(orderId);
        await attendOrders(shop.deps);
      },
    ],
    [
      "its time is over",
      async ({ orderId }) => {
        await shop.sql`update orders set expires_at = now() - interval '1 s' where id = ${orderId}`;
        await due(orderId);
        await attendOrders(shop.deps);
      },
    ],
    [
      "its seller was blocked",
      async ({ sellerId }) => {
        await shop.hear(sellerBlockedV1, sellerBlockedV1.payload.parse(seller(sellerId)));
        await attendOrders(shop.deps);
      },
    ],
    [
      "a minute has passed without a word",
      async ({ orderId }) => {
        await shop.sql`update orders set placed_at = now() - interval '61 s' where id = ${orderId}`;
        await askForMoney(shop.deps);
      },
    ],
    ["payment asks what became of it", ({ orderId }) => shop.hear(paymentUnansweredV1, factOf(orderId))],
    ["the fact itself comes", ({ orderId }) => shop.hear(paymentSucceededV1, factOf(orderId))],
  ];
  const factOf = (orderId: OrderId) => {
    const told = shop.payment.stateOf(orderId)?.captured;
    if (!told) throw new Error("not captured");
    return told;
  };
  const paidFacts = async (orderId: OrderId) =>
    (await publishedEvents(shop.db, orderPaidV1)).filter((fact) => fact.aggregateId === orderId).length;
  const view = ({ customer, orderId }: Case) => customer.customer.order.get({ orderId });

  test.each(ways)(
    "I13 the order is paid at once when %s; the fact that comes later finds it done",
    async (_way, act) => {
      const made = await captured();
      await act(made);
      expect(await view(made)).toMatchObject({ status: "PAID", payment: { state: "paid" }, canPay: false });
      expect(await paidFacts(made.orderId)).toBe(1);
      await shop.hear(paymentSucceededV1, factOf(made.orderId));
      await act(made).catch(() => undefined);
      expect((await view(made)).status).toBe("PAID");
      expect(await paidFacts(made.orderId)).toBe(1);
    },
  );

  test.each(ways)("I13 both at once give one fact: the fact comes while %s", async (_way, act) => {
    const made = await captured();
    await Promise.all([
      act(made),
      shop.hear(paymentSucceededV1, factOf(made.orderId)),
      act(made).catch(() => undefined),
    ]);
    expect((await view(made)).status).toBe("PAID");
    expect(await paidFacts(made.orderId)).toBe(1);
  });

  test.each(ways)(
    "F19 the wish to cancel came before the money: it is cancelled and paid back when %s",
    async (_way, act) => {
      const made = await captured();
      shop.payment.mode = "down";
      await made.customer.customer.order.cancel({ orderId: made.orderId });
      shop.payment.mode = "up";
      await act(made).catch(() => undefined);
      await due(made.orderId);
      await attendOrders(shop.deps);
      expect(await view(made)).toMatchObject({ status: "CANCELLED", payment: { state: "refunding" } });
      expect(await paidFacts(made.orderId)).toBe(0);
      const cancelled = (await publishedEvents(shop.db, orderCancelledV1)).filter(
        (fact) => fact.aggregateId === made.orderId,
      );
      expect(cancelled.map(({ payload }) => payload)).toMatchObject([{ wasPaid: true }]);
    },
  );
});
