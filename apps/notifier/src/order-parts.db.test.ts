import * as identity from "@stallhouse/contracts/events/identity";
import * as orders from "@stallhouse/contracts/events/order";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { anOrder, aSeller, startNotifier } from "./testing.ts";
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

describe("orders that cost nothing or lose a part", () => {
  it("an order that costs nothing is one mail to its customer, and one to each seller", async () => {
    const { order, sellerMails } = await orderOfKnownSellers();
    const free = { ...order, itemsAmount: 0, shippingAmount: 0, totalAmount: 0 };
    await notifier.tell(orders.orderCreatedV1, free);
    await notifier.tell(orders.orderPaidV1, free);
    const paid = ["order-free mail clara@example.test", ...sellerMails.map((mail) => `seller-order-paid mail ${mail}`)];
    expect(await owed()).toEqual(paid.sort());
    await notifier.tell(orders.orderCancelledV1, { ...free, by: "customer", reason: "", wasPaid: true });
    const [cancelled] = (await notifier.notifications()).filter((row) => row.template === "order-cancelled");
    expect(cancelled?.text).toContain("Nothing was charged.");
    expect(cancelled?.text).not.toContain("back");
  });

  it("a part that is cancelled is told to its customer with what comes back, to its seller, and to those who still ship", async () => {
    const { order, first, sellerMails } = await orderOfKnownSellers();
    const told = {
      ...order,
      items: order.items.map((part) => ({
        ...part,
        status: part === first ? ("CANCELLED" as const) : ("PAID" as const),
      })),
      sellerOrderId: first.sellerOrderId,
      by: "seller_blocked" as const,
      cause: "SELLER_BLOCKED",
      reason: "",
      refundAmount: first.totalAmount,
    };
    await notifier.hear(await notifier.tell(orders.orderPartCancelledV1, told));
    expect(await owed()).toEqual([
      "order-part-cancelled mail clara@example.test",
      `seller-order-cancelled mail ${sellerMails[0]}`,
      `seller-order-stands mail ${sellerMails[1]}`,
    ]);
    const [customer, , other] = (await notifier.notifications()).toSorted((a, b) => (a.template < b.template ? -1 : 1));
    expect(customer?.text).toContain("Turned oak bowl");
    expect(customer?.text).not.toContain("Linen tea towel");
    expect(customer?.text).toContain("€81.90");
    expect(other?.text).not.toContain("oak bowl");
    // The rest ends later: what is said then is about the rest.
    await notifier.sql`delete from notifications`;
    const [, second] = order.items;
    if (!second) throw new Error("no second part");
    const ended = { refundAmount: second.totalAmount, ended: [second.sellerOrderId] };
    await notifier.tell(orders.orderCancelledV1, { ...order, by: "customer", reason: "", wasPaid: true, ...ended });
    expect(await owed()).toEqual([
      "order-cancelled mail clara@example.test",
      `seller-order-cancelled mail ${sellerMails[1]}`,
    ]);
    const [rest] = (await notifier.notifications()).filter((row) => row.template === "order-cancelled");
    expect(rest?.text).toContain("€26.40");
    expect(rest?.text).not.toContain("oak bowl");
  });
});
