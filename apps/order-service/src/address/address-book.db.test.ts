import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { berlin, openShop, refusalOf } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";

const rome = { name: "Ada Byron", line1: "Via Roma 1", postalCode: "00184", city: "Rome", country: "IT" };

describe("the address book", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());

  test("UX-09 keeps addresses, the first one as default, each once", async () => {
    const { address } = shop.customer().customer;
    expect(await address.list()).toEqual([]);
    await address.save({ address: berlin });
    await address.save({ address: berlin });
    const two = await address.save({ address: rome });
    expect(two.map((saved) => [saved.address.city, saved.isDefault])).toEqual([
      ["Berlin", true],
      ["Rome", false],
    ]);
    expect(await address.list()).toEqual(two);
    const [, second] = two;
    if (!second) throw new Error("no address");
    const { addressId } = second;
    const turned = await address.setDefault({ addressId });
    expect(turned.map((saved) => [saved.address.city, saved.isDefault])).toEqual([
      ["Rome", true],
      ["Berlin", false],
    ]);
    const moved = await address.save({ addressId, address: { ...rome, line1: "Via Appia 2" } });
    expect(moved[0]).toMatchObject({ addressId, isDefault: true, address: { line1: "Via Appia 2" } });
    const left = await address.remove({ addressId });
    expect(left).toMatchObject([{ isDefault: true, address: { city: "Berlin" } }]);
    expect(await address.remove({ addressId })).toEqual(left);
  });

  test("a new checkout starts with the default one", async () => {
    const pot = aVariant(aSeller("Ada"));
    await shop.offer(pot);
    const { address, cart, checkout } = shop.customer().customer;
    await address.save({ address: rome });
    await cart.addLine({ variantId: pot.variantId, quantity: 1 });
    expect(await checkout.get()).toMatchObject({ address: rome, ready: true });
  });

  test("OR-14 X25 nobody sees or changes another's", async () => {
    const [owner, other] = [shop.customer().customer.address, shop.customer().customer.address];
    const [saved] = await owner.save({ address: berlin });
    if (!saved) throw new Error("no address");
    const { addressId } = saved;
    expect(await other.list()).toEqual([]);
    for (const ask of [() => other.setDefault({ addressId }), () => other.save({ addressId, address: rome })]) {
      expect(await refusalOf(ask())).toMatchObject({ reason: "ADDRESS_NOT_FOUND" });
    }
    await other.remove({ addressId });
    expect(await owner.list()).toEqual([saved]);
  });

  test("has room for twenty, and one default, whoever hurries", async () => {
    const { address } = shop.customer().customer;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 24 }, (_, at) => address.save({ address: { ...rome, line1: `Via Roma ${at}` } })),
    );
    expect(outcomes.filter((outcome) => outcome.status === "rejected")).toHaveLength(4);
    expect(await refusalOf(address.save({ address: berlin }))).toMatchObject({ reason: "ADDRESS_BOOK_FULL" });
    const book = await address.list();
    await Promise.all(book.map(({ addressId }) => address.setDefault({ addressId })));
    expect((await address.list()).filter((saved) => saved.isDefault)).toHaveLength(1);
  });
});
