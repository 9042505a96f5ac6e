import { orderAddressChangedV1, orderPaidV1 } from "@stallhouse/contracts/events/order";
import type { OrderId } from "@stallhouse/contracts/ids";
import { publishedEvents } from "@stallhouse/messaging/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { anyone, berlin, declineFor, openShop, payFor, placeOrder, refusalOf } from "../testing/shop.ts";
import type { Person, Shop } from "../testing/shop.ts";
import { attendOrders } from "../hold/attend-orders.ts";

const ada = aSeller("Ada's Pots");
const elsewhere = { ...berlin, name: "Ada King", line1: "Ulmenweg 9", postalCode: "20095", city: "Hamburg" };

describe("another address for an unpaid order", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());
  afterEach(async () => expect(await brokenInvariants(shop.sql)).toEqual([]));

  async function unpaid(person: Person = shop.customer()) {
    const pot = aVariant(ada);
    await shop.offer(pot);
    const { orderId } = await placeOrder(person, [pot], { email: "ada@example.test" });
    const change = (address = elsewhere) => person.customer.order.changeAddress({ orderId, address });
    return { person, orderId, change, look: () => person.customer.order.get({ orderId }) };
  }
  const changes = async (orderId: OrderId) =>
    (await publishedEvents(shop.db, orderAddressChangedV1)).filter((event) => event.aggregateId === orderId);

  test("UX-35 is taken after a declined card, costs and days stay, and everything later carries it", async () => {
    const { orderId, change, look } = await unpaid();
    await declineFor(shop, orderId);
    const before = await look();
    expect(before).toMatchObject({ canChangeAddress: true });
    const after = await change();
    expect(after).toEqual({ ...before, address: elsewhere });
    expect(await look()).toEqual(after);
    expect(await changes(orderId)).toMatchObject([{ payload: { name: "Ada King", address: elsewhere } }]);
    const { steps } = await shop.admin().admin.order.get({ orderId });
    expect(steps.at(-1)).toMatchObject({ step: "address.change", outcome: "OK", detail: "was 10115 Berlin" });
    await payFor(shop, orderId);
    const paid = (await publishedEvents(shop.db, orderPaidV1)).find((event) => event.aggregateId === orderId);
    expect(paid?.payload).toMatchObject({ name: "Ada King", address: elsewhere, email: "ada@example.test" });
    const [parcel] = (await shop.seller(ada.sellerId).seller.order.list({ tab: "to-ship" })).items;
    expect(parcel?.recipient).toEqual({ name: "Ada King", city: "Hamburg", country: "DE" });
  });

  test("the same address again changes nothing and tells nobody", async () => {
    const { orderId, change } = await unpaid();
    const [first, second] = [await change(), await change()];
    expect(second).toEqual(first);
    await Promise.all([change(), change()]);
    expect(await changes(orderId)).toHaveLength(1);
  });

  test("UX-10 another country is refused, for the days were worked out for this one", async () => {
    const { orderId, change, look } = await unpaid();
    expect(await refusalOf(change({ ...elsewhere, country: "AT" }))).toMatchObject({ reason: "ADDRESS_COUNTRY_FIXED" });
    expect((await look()).address).toEqual(berlin);
    expect(await changes(orderId)).toEqual([]);
  });

  test("is refused once the order is paid, cancelled or expired", async () => {
    const [paid, cancelled, expired] = [await unpaid(), await unpaid(), await unpaid()];
    await payFor(shop, paid.orderId);
    await cancelled.person.customer.order.cancel({ orderId: cancelled.orderId });
    await shop.sql`update orders set expires_at = now(), attend_at = now() where id = ${expired.orderId}`;
    await attendOrders(shop.deps);
    for (const { change, look } of [paid, cancelled, expired]) {
      expect(await refusalOf(change())).toMatchObject({ reason: "ADDRESS_FIXED" });
      expect(await look()).toMatchObject({ canChangeAddress: false, address: berlin });
    }
  });

  test("OR-14 another's order is not found; a signed link shows no address and changes none", async () => {
    const { orderId, look } = await unpaid(shop.guest());
    for (const stranger of [shop.customer(), shop.guest()]) {
      const ask = stranger.customer.order.changeAddress({ orderId, address: elsewhere });
      expect(await refusalOf(ask)).toMatchObject({ reason: "ORDER_NOT_FOUND" });
    }
    const token = shop.deps.track.sign(orderId, new Date());
    expect(await anyone(shop).order.view({ token })).toMatchObject({ canChangeAddress: false });
    expect((await look()).address).toEqual(berlin);
  });

  test("a guest changes it with nothing but their cart's token, and keeps the number they gave beside it", async () => {
    const guest = shop.guest();
    const { phone: _phone, ...quiet } = berlin;
    const pot = aVariant(ada);
    await shop.offer(pot);
    const { quote } = await guest.customer.cart.addLine({ variantId: pot.variantId, quantity: 1 });
    await guest.customer.checkout.setAddress({ address: quiet });
    await guest.customer.checkout.setContact({ email: "gus@example.test", phone: "+49 151 1234567" });
    const { orderId } = await guest.customer.order.place({ idempotencyKey: crypto.randomUUID(), quote });
    const { phone: _gone, ...next } = elsewhere;
    expect(await guest.customer.order.changeAddress({ orderId, address: next })).toMatchObject({ address: next });
    const [row] = await shop.sql`select name, phone from orders where id = ${orderId}`;
    expect(row).toEqual({ name: "Ada King", phone: "+49 151 1234567" });
  });

  test("UX-24 whoever watches the order sees where it goes now, in every window", async () => {
    const { person, orderId, change } = await unpaid();
    const journey = (await person.customer.order.journey({ orderId }))[Symbol.asyncIterator]();
    expect((await journey.next()).value?.address).toEqual(berlin);
    const next = journey.next();
    await change();
    expect((await next).value?.address).toEqual(elsewhere);
    await journey.return?.();
    // Sooner than a watcher looks by itself.
  }, 10_000);

  test("payment and a new address at the same moment: the paid order carries the one it shows", async () => {
    const { orderId, change, look } = await unpaid();
    const [changed] = await Promise.allSettled([change(), payFor(shop, orderId)]);
    const { address, status } = await look();
    expect(status).toBe("PAID");
    expect(address).toEqual(changed.status === "fulfilled" ? elsewhere : berlin);
    const paid = (await publishedEvents(shop.db, orderPaidV1)).find((event) => event.aggregateId === orderId);
    expect(paid?.payload).toMatchObject({ address });
  });
});
