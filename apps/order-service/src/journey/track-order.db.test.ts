import { orderCreatedV1, orderPaidV1 } from "@stallhouse/contracts/events/order";
import { publishedEvents } from "@stallhouse/messaging/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { anyone, berlin, openShop, payFor, placeOrder, refusalOf } from "../testing/shop.ts";
import type { Person, Shop } from "../testing/shop.ts";

const mail = "Gus@example.test";

describe("following an order without signing in", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());

  async function orderOf(person: Person) {
    const pot = aVariant(aSeller("Ada"), { title: "Blue pot" });
    await shop.offer(pot);
    return placeOrder(person, [pot], { email: mail });
  }

  test("UX-32 number and address open it, with neither mail, phone nor street, and it can be paid there, no more", async () => {
    const { orderId, number } = await orderOf(shop.guest());
    const { token } = await anyone(shop).order.track({
      number: ` ${number.toLowerCase().slice(3)}`,
      email: " gus@EXAMPLE.test",
    });
    const view = await anyone(shop).order.view({ token });
    expect(view).toMatchObject({ orderId, number, status: "PAYMENT_PENDING", canPay: true, canCancel: false });
    const { name, postalCode, city, country } = berlin;
    expect(view.address).toEqual({ name, postalCode, city, country });
    const text = JSON.stringify(view);
    for (const secret of [mail, berlin.line1, berlin.phone ?? "", "email", "phone", "line1"]) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain("Blue pot");
    expect(await anyone(shop).order.pay({ token })).toEqual({ payUrl: expect.stringContaining(orderId) });
    expect(await refusalOf(anyone(shop).order.pay({ token: token.slice(1) }))).toMatchObject({
      reason: "ORDER_NOT_FOUND",
    });
  });

  test("UX-32 an unknown number and a wrong address get the same answer by the same statements", async () => {
    const { number } = await orderOf(shop.customer());
    const answers = [];
    for (const asked of [
      { number, email: "other@example.test" },
      { number: "SH-222222", email: mail },
    ]) {
      shop.database.statements.length = 0;
      const { reason, details } = await refusalOf(anyone(shop).order.track(asked));
      answers.push({ reason, details, statements: [...shop.database.statements] });
    }
    expect(answers[0]).toEqual({ reason: "ORDER_NOT_FOUND", details: {}, statements: [expect.any(String)] });
    expect(answers[1]).toEqual(answers[0]);
    expect(await refusalOf(anyone(shop).order.view({ token: "x".repeat(72) }))).toMatchObject({
      reason: "ORDER_NOT_FOUND",
    });
    for (const number of ["SH-2222", "' or 1=1", "SH-2222222"]) {
      const odd = anyone(shop).order.track({ number, email: mail });
      await expect(odd).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
  });

  test("UX-32 whoever watches it hears of its payment", async () => {
    const { orderId, number } = await orderOf(shop.guest());
    const { token } = await anyone(shop).order.track({ number, email: mail });
    const watching = (await anyone(shop).order.watch({ token }))[Symbol.asyncIterator]();
    expect((await watching.next()).value).toMatchObject({ status: "PAYMENT_PENDING" });
    const next = watching.next();
    await payFor(shop, orderId);
    expect((await next).value).toMatchObject({ orderId, status: "PAID" });
    await watching.return?.();
    const forged = async () => (await anyone(shop).order.watch({ token: "x" }))[Symbol.asyncIterator]().next();
    expect(await refusalOf(forged())).toMatchObject({ reason: "ORDER_NOT_FOUND" });
  });

  test("UX-33 a guest's facts carry a link that works, a member's do not", async () => {
    const [guests, members] = [await orderOf(shop.guest()), await orderOf(shop.customer())];
    for (const { orderId } of [guests, members]) await payFor(shop, orderId);
    const facts = [
      ...(await publishedEvents(shop.db, orderCreatedV1)),
      ...(await publishedEvents(shop.db, orderPaidV1)),
    ].map(({ payload }) => orderPaidV1.payload.parse(payload));
    const tokensOf = (orderId: string) =>
      facts.filter((fact) => fact.orderId === orderId).map((fact) => fact.trackToken);
    expect(tokensOf(members.orderId)).toEqual([undefined, undefined]);
    expect(tokensOf(guests.orderId)).toHaveLength(2);
    for (const token of tokensOf(guests.orderId)) {
      expect((await anyone(shop).order.view({ token: token ?? "" })).orderId).toBe(guests.orderId);
    }
  });
});
