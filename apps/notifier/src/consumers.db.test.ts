import { reviewPublishedV1, stockLowV1, stockReturnedV1 } from "@stallhouse/contracts/events/catalog";
import * as identity from "@stallhouse/contracts/events/identity";
import * as orders from "@stallhouse/contracts/events/order";
import * as payments from "@stallhouse/contracts/events/payment";
import { newId } from "@stallhouse/contracts/ids";
import type { ProductId, RefundId, ReviewId, SellerId, ShipmentId, VariantId } from "@stallhouse/contracts/ids";
import { topology } from "@stallhouse/topology/topology";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { notifierConsumers } from "./consumers.ts";
import { anOrder, aPayment, aSeller, aUser, aVerifiedUser, publicUrl, startNotifier } from "./testing.ts";
import type { Notifier } from "./testing.ts";

let notifier: Notifier;
beforeAll(async () => {
  notifier = await startNotifier();
});
beforeEach(async () => {
  await notifier.sql`truncate notifications, contacts, mail_choices, order_holds, inbox`;
});
afterAll(() => notifier.drop());

/** What is owed: template, channel and recipient of each message. */
async function owed() {
  const rows = await notifier.notifications();
  return rows.map(({ template, channel, recipient }) => `${template} ${channel} ${recipient}`).sort();
}

/** An order of two sellers the notifier knows. */
async function orderOfKnownSellers() {
  const order = anOrder();
  for (const { sellerId, sellerName } of order.items) {
    await notifier.tell(identity.sellerCreatedV1, aSeller(sellerId, sellerName));
  }
  await notifier.sql`delete from notifications`;
  const [first] = order.items;
  if (!first) throw new Error("an order without a part");
  return { order, first, sellerMails: ["ember-oak@example.test", "blue-thread-weavers@example.test"] };
}

const stockOf = (sellerId: SellerId) => ({
  variantId: newId<VariantId>(),
  productId: newId<ProductId>(),
  sellerId,
  title: "Oak bowl",
  label: "",
  sku: "OAK",
  available: 2,
  threshold: 3,
});

it("NO-10 hears exactly the facts the topology names, and has no client of another service", () => {
  expect([...notifierConsumers({ publicUrl }).keys()].sort()).toEqual([...topology.notifier.hears].sort());
  expect(topology.notifier.calls).toEqual({});
});

describe("orders", () => {
  it("NO-03 NO-12 the order and its payment are two mails to the customer", async () => {
    const { order } = await orderOfKnownSellers();
    await notifier.tell(orders.orderCreatedV1, order);
    await notifier.tell(payments.paymentSucceededV1, aPayment(order));
    expect(await owed()).toEqual([
      "order-received mail clara@example.test",
      "payment-received mail clara@example.test",
    ]);
  });

  it("NO-04 UX-34 a declined payment names the end of the order's hold, and the new one when it was extended", async () => {
    const order = anOrder();
    await notifier.tell(orders.orderCreatedV1, order);
    const declined = { ...aPayment(order), reason: "card_declined", final: false, attempt: 1 };
    await notifier.tell(payments.paymentFailedV1, declined);
    await notifier.tell(orders.orderHoldExtendedV1, { ...order, expiresAt: "2026-03-01T14:40:00.000Z" });
    await notifier.tell(payments.paymentFailedV1, { ...declined, attempt: 2 });
    const mails = (await notifier.notifications()).filter((row) => row.template === "payment-failed");
    expect(mails.map(({ text }) => /kept until (.{5}) UTC/.exec(text)?.[1])).toEqual(["14:30", "14:40"]);
  });

  it("UX-33 mails about a guest's payment lead to their order too", async () => {
    const order = anOrder({ trackToken: "token-of-a-guest", expiresAt: null });
    await notifier.tell(orders.orderCreatedV1, order);
    await notifier.tell(payments.paymentSucceededV1, aPayment(order));
    const mails = await notifier.notifications();
    expect(mails.map((row) => row.template)).toEqual(["order-received", "payment-received"]);
    for (const { text } of mails) expect(text).toContain(`${publicUrl}/track/token-of-a-guest`);
  });

  it("NO-05 NO-06 a paid order is told to each seller, their own part only", async () => {
    const { order, sellerMails } = await orderOfKnownSellers();
    await notifier.tell(orders.orderPaidV1, { ...order, status: "PAID" });
    expect(await owed()).toEqual(sellerMails.map((email) => `seller-order-paid mail ${email}`).sort());
    const rows = await notifier.notifications();
    const toWeavers = rows.find((row) => row.recipient === sellerMails[1]);
    expect(toWeavers?.text).toContain("Linen tea towel");
    expect(toWeavers?.html).not.toContain("oak bowl");
  });

  it("NO-02 NO-05 a parcel is told by mail and by SMS, an SMS only to a number that can be dialled", async () => {
    const { order, first } = await orderOfKnownSellers();
    const shipment = { shipmentId: newId<ShipmentId>(), carrier: "CTT", trackingNumber: "DA1", lines: first.lines };
    const shipped = { ...order, sellerOrderId: first.sellerOrderId, shipment };
    await notifier.tell(orders.orderShippedV1, shipped);
    expect(await owed()).toEqual(["order-shipped mail clara@example.test", "order-shipped sms +351912345678"]);
    await notifier.sql`delete from notifications`;
    await notifier.tell(orders.orderShippedV1, { ...shipped, phone: "912 345 678" });
    expect(await owed()).toEqual(["order-shipped mail clara@example.test"]);
  });

  it("NO-05 NO-11 delivered, expired, failed, cancelled and refunded are told to the customer", async () => {
    const { order, first } = await orderOfKnownSellers();
    await notifier.tell(orders.orderDeliveredV1, { ...order, sellerOrderId: first.sellerOrderId });
    await notifier.tell(orders.orderExpiredV1, order);
    await notifier.tell(orders.orderFailedV1, { ...order, reason: "VARIANT_OUT_OF_STOCK" });
    await notifier.tell(orders.orderCancelledV1, { ...order, by: "customer", reason: "", wasPaid: false });
    const refund = { ...aPayment(order), refundId: newId<RefundId>(), reason: "ORDER_CANCELLED" as const };
    await notifier.tell(payments.paymentRefundedV1, refund);
    const templates = ["order-delivered", "order-expired", "order-failed", "order-cancelled", "payment-refunded"];
    expect(await owed()).toEqual(templates.map((template) => `${template} mail clara@example.test`).sort());
  });

  it("nobody is told that an order failed of which nobody was told", async () => {
    const { order } = await orderOfKnownSellers();
    await notifier.tell(orders.orderFailedV1, { ...order, reason: "A price changed.", isUnannounced: true });
    expect(await owed()).toEqual([]);
  });

  it("a paid order that is cancelled is told to the sellers too, so that nobody ships it", async () => {
    const { order, sellerMails } = await orderOfKnownSellers();
    await notifier.tell(orders.orderCancelledV1, { ...order, by: "customer", reason: "", wasPaid: true });
    const expected = sellerMails.map((email) => `seller-order-cancelled mail ${email}`);
    expect(await owed()).toEqual([...expected, "order-cancelled mail clara@example.test"].sort());
  });
});

it("NO-08 IN-10 low stock is told to every admin and to the seller, once per fact", async () => {
  const { first } = await orderOfKnownSellers();
  for (const name of ["ines", "otto"])
    await notifier.tell(identity.userCreatedV1, aUser("admin", `${name}@example.test`));
  await notifier.hear(await notifier.tell(stockLowV1, stockOf(first.sellerId)));
  expect(await owed()).toEqual([
    "stock-low mail ember-oak@example.test",
    "stock-low-admin mail ines@example.test",
    "stock-low-admin mail otto@example.test",
  ]);
});

it("UX-44 UX-33 whoever waited for a variant is told once that it is back", async () => {
  const back = { ...stockOf(newId<SellerId>()), slug: "oak-bowl", email: "clara@example.test" };
  await notifier.hear(await notifier.tell(stockReturnedV1, back));
  expect(await owed()).toEqual(["stock-returned mail clara@example.test"]);
});

it("a review is told to the product's seller and to nobody else", async () => {
  const { first } = await orderOfKnownSellers();
  await notifier.tell(reviewPublishedV1, {
    ...stockOf(first.sellerId),
    reviewId: newId<ReviewId>(),
    productTitle: "Turned oak bowl",
    slug: "turned-oak-bowl",
    stars: 1,
    title: "Cracked",
    author: "Clara M.",
  });
  expect(await owed()).toEqual(["review-published mail ember-oak@example.test"]);
  const [mail] = await notifier.notifications();
  expect(mail?.subject).toBe("1 star for Turned oak bowl");
  expect(mail?.text).toContain(`${publicUrl}/p/turned-oak-bowl#reviews`);
});

describe("mails one may do without", () => {
  it("leaves out parcel mails for who does without, and sends what concerns their money all the same", async () => {
    const { order, first } = await orderOfKnownSellers();
    const choose = (parcels: boolean) =>
      notifier.tell(identity.userPreferencesChangedV1, {
        userId: order.userId,
        locale: "en",
        emailTopics: { parcels },
      });
    const shipment = { shipmentId: newId<ShipmentId>(), carrier: "CTT", trackingNumber: "DA1", lines: first.lines };
    const part = { ...order, sellerOrderId: first.sellerOrderId };
    await choose(false);
    await notifier.tell(orders.orderShippedV1, { ...part, shipment });
    await notifier.tell(orders.orderDeliveredV1, part);
    await notifier.tell(payments.paymentSucceededV1, aPayment(order));
    expect(await owed()).toEqual(["order-shipped sms +351912345678", "payment-received mail clara@example.test"]);
    await choose(true);
    await notifier.tell(orders.orderDeliveredV1, part);
    expect(await owed()).toContain("order-delivered mail clara@example.test");
  });

  it("leaves out low stock for the seller and the admin who do without, and for nobody else", async () => {
    const { first } = await orderOfKnownSellers();
    const admins = ["ines", "otto"].map((name) => aUser("admin", `${name}@example.test`));
    for (const admin of admins) await notifier.tell(identity.userCreatedV1, admin);
    const seller = await notifier.sql`select user_id from contacts where seller_id = ${first.sellerId}`;
    for (const userId of [admins[0]?.userId, seller[0]?.["user_id"]]) {
      const emailTopics = { stock: false };
      await notifier.tell(identity.userPreferencesChangedV1, { userId, locale: "en", emailTopics });
    }
    await notifier.tell(stockLowV1, stockOf(first.sellerId));
    expect(await owed()).toEqual(["stock-low-admin mail otto@example.test"]);
  });
});

describe("deliveries", () => {
  it("I25 a fact delivered twice, or twice at once, owes once", async () => {
    const message = await notifier.tell(identity.emailVerifiedV1, aVerifiedUser("clara@example.test"));
    await Promise.all([notifier.hear(message), notifier.hear(message)]);
    expect(await owed()).toEqual(["welcome mail clara@example.test"]);
    await notifier.sql`truncate inbox`;
    await notifier.hear(message);
    expect(await owed()).toHaveLength(1);
  });

  it("NO-09 keeps the rendered body with the correlation id of what caused it", async () => {
    const message = await notifier.tell(orders.orderCreatedV1, anOrder());
    const [row] = await notifier.notifications();
    expect(row).toMatchObject({
      state: "pending",
      attempts: 0,
      eventId: message.id,
      correlationId: message.correlationId,
    });
    for (const body of [row?.html, row?.text]) {
      expect(body).toContain(message.correlationId);
      expect(body).toContain("SH-7K2M9Q");
    }
  });

  it("X51 puts no line break into a header, whatever a name holds", async () => {
    const seller = {
      ...aSeller(),
      shopName: "Oak\r\nBcc: all@example.test",
      email: "tom@example.test\r\nBcc: x@example.test",
    };
    await notifier.tell(identity.sellerApprovedV1, seller);
    const [row] = await notifier.notifications();
    expect(`${row?.subject}${row?.recipient}`).not.toMatch(/\p{Cc}/u);
    await expect(notifier.sql`update notifications set subject = ${"a\r\nb"}`).rejects.toThrow("one_line_headers");
  });

  it("writes all messages of a fact with few statements", async () => {
    const { order } = await orderOfKnownSellers();
    notifier.statements.length = 0;
    await notifier.tell(orders.orderPaidV1, order);
    expect(notifier.statements.length).toBeLessThanOrEqual(4);
  });
});
