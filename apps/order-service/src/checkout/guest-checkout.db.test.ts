import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { berlin, openShop, payFor, placeOrder, readyCart, refusalOf } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";

const ada = aSeller("Ada's Pots");
const email = "gus@example.test";

describe("a guest", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());
  afterEach(async () => expect(await brokenInvariants(shop.sql)).toEqual([]));

  async function aPot() {
    const pot = aVariant(ada);
    await shop.offer(pot);
    return pot;
  }

  test("UX-01 UX-18 orders, pays and cancels with nothing but a mail address and where the parcel goes", async () => {
    const guest = shop.guest();
    const { checkout, order } = guest.customer;
    const cart = await readyCart(guest, [await aPot()]);
    expect(await checkout.get()).toMatchObject({ email: "", phone: null, ready: false });
    const place = () => order.place({ idempotencyKey: randomUUID(), quote: cart.quote });
    expect(await refusalOf(place())).toMatchObject({ reason: "CONTACT_MISSING" });
    const { phone: _phone, ...quiet } = berlin;
    await checkout.setAddress({ address: quiet });
    expect(await checkout.setContact({ email, phone: "+49 151 1234567" })).toMatchObject({ email, ready: true });
    const { orderId } = await place();
    expect(await order.get({ orderId })).toMatchObject({ email, canPay: true, canCancel: true });
    expect(shop.payment.opened.at(-1)).toMatchObject({ orderId, email });
    const [row] = await shop.sql`select phone from orders where id = ${orderId}`;
    expect(row).toEqual({ phone: "+49 151 1234567" });
    expect((await order.pay({ orderId })).payUrl).toContain(orderId);
    await payFor(shop, orderId);
    expect((await order.list({})).items).toMatchObject([{ orderId, status: "PAID" }]);
    expect(await order.cancel({ orderId })).toMatchObject({ status: "CANCELLED" });
    const next = await readyCart(guest, [await aPot()]);
    expect(next.count).toBe(1);
    expect(await checkout.get()).toMatchObject({ email, phone: "+49 151 1234567", ready: true });
  });

  test("OR-14 X25 reads and touches no order but their own, be it a guest's or a member's", async () => {
    const pot = await aPot();
    const [guest, other] = [shop.guest(), shop.guest()];
    const theirs = [await placeOrder(shop.guest(), [pot], { email }), await placeOrder(shop.customer(), [pot])];
    await placeOrder(guest, [pot], { email });
    for (const { orderId } of theirs) {
      for (const ask of [
        () => other.customer.order.get({ orderId }),
        () => guest.customer.order.get({ orderId }),
        () => guest.customer.order.pay({ orderId }),
        () => guest.customer.order.cancel({ orderId }),
        async () => (await guest.customer.order.journey({ orderId }))[Symbol.asyncIterator]().next(),
      ]) {
        expect(await refusalOf(ask())).toMatchObject({ reason: "ORDER_NOT_FOUND" });
      }
    }
    expect((await guest.customer.order.list({})).items).toHaveLength(1);
    expect((await other.customer.order.list({})).items).toEqual([]);
  });

  test("UX-02 who becomes a member takes their orders along, once, and nobody else's", async () => {
    const pot = await aPot();
    const [guest, stranger, member] = [shop.guest(), shop.guest(), shop.customer()];
    shop.guests.set("guest", guest.actor);
    shop.guests.set("member", shop.customer().actor);
    const mine = await placeOrder(guest, [pot], { email });
    const foreign = await placeOrder(stranger, [pot], { email });
    const claim = () => member.customer.order.claimGuest({ guestToken: "guest" });
    expect(await claim()).toEqual({ orderIds: [mine.orderId] });
    expect(await claim()).toEqual({ orderIds: [] });
    expect((await member.customer.order.list({})).items.map((order) => order.orderId)).toEqual([mine.orderId]);
    expect((await guest.customer.order.list({})).items).toEqual([]);
    expect(await refusalOf(member.customer.order.get({ orderId: foreign.orderId }))).toMatchObject({
      reason: "ORDER_NOT_FOUND",
    });
    await payFor(shop, mine.orderId);
    expect((await member.customer.order.get({ orderId: mine.orderId })).status).toBe("PAID");
    for (const [guestToken, reason] of [
      ["member", "NOT_ALLOWED"],
      ["forged", "NOT_SIGNED_IN"],
    ] as const) {
      expect(await refusalOf(member.customer.order.claimGuest({ guestToken }))).toMatchObject({ reason });
    }
  });

  test("a member's mails go to the account's address unless they name another", async () => {
    const member = shop.customer();
    const first = await placeOrder(member, [await aPot()]);
    expect(await member.customer.order.get({ orderId: first.orderId })).toMatchObject({ email: member.actor.email });
    const second = await placeOrder(member, [await aPot()], { email });
    expect(await member.customer.order.get({ orderId: second.orderId })).toMatchObject({ email });
  });
});
