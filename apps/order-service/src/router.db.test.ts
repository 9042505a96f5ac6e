import { anActor, requestContext } from "@stallhouse/service/testing";
import { newId } from "@stallhouse/contracts/ids";
import type { AddressId, CouponId, OrderId, SellerOrderId, ShipmentId, VariantId } from "@stallhouse/contracts/ids";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { orderRouter } from "./router.ts";
import { aSeller, aVariant } from "./testing/fake-catalog.ts";
import { berlin, openShop, placeOrder, refusalOf } from "./testing/shop.ts";
import type { Shop } from "./testing/shop.ts";

const orderId = newId<OrderId>();
const sellerOrderId = newId<SellerOrderId>();
const variantId = newId<VariantId>();

/** Every procedure with input that passes its door, and what the right role gets for ids that do not exist. */
const inputs: Record<string, unknown> = {
  "public.order.track": { number: "SH-234567", email: "a@example.test" },
  "public.order.view": { token: "x" },
  "public.order.pay": { token: "x" },
  "public.order.confirmPrice": { token: "x", totalAmount: 1 },
  "public.order.extendHold": { token: "x", heldUntil: new Date().toISOString() },
  "public.order.watch": { token: "x" },
  "customer.cart.get": undefined,
  "customer.cart.addLine": { variantId, quantity: 1 },
  "customer.cart.changeLine": { variantId, quantity: 1 },
  "customer.cart.removeLine": { variantId },
  "customer.cart.merge": { guestToken: "x" },
  "customer.checkout.get": undefined,
  "customer.checkout.setContact": { email: "a@example.test" },
  "customer.coupon.apply": { code: "TEN" },
  "customer.coupon.remove": undefined,
  "customer.address.list": undefined,
  "customer.address.save": { address: berlin },
  "customer.address.remove": { addressId: newId<AddressId>() },
  "customer.address.setDefault": { addressId: newId<AddressId>() },
  "customer.checkout.setAddress": { address: berlin },
  "customer.checkout.setDelivery": { choices: [] },
  "customer.order.place": { idempotencyKey: randomUUID(), quote: "x" },
  "customer.order.pay": { orderId },
  "customer.order.get": { orderId },
  "customer.order.list": {},
  "customer.order.years": undefined,
  "customer.order.cancel": { orderId },
  "customer.order.confirmPrice": { orderId, totalAmount: 1 },
  "customer.order.extendHold": { orderId, heldUntil: new Date().toISOString() },
  "customer.order.changeAddress": { orderId, address: berlin },
  "customer.order.claimGuest": { guestToken: "x" },
  "customer.order.journey": { orderId },
  "seller.order.list": { tab: "all" },
  "seller.order.get": { sellerOrderId },
  "seller.order.accept": { sellerOrderId },
  "seller.order.ship": { sellerOrderId, carrier: "DHL", trackingNumber: "1" },
  "seller.order.markDelivered": { shipmentId: newId<ShipmentId>() },
  "admin.coupon.create": { code: "DOOR", kind: "percent", value: 10 },
  "admin.coupon.list": {},
  "admin.coupon.stop": { couponId: newId<CouponId>() },
  "admin.order.list": {},
  "admin.order.get": { orderId },
  "admin.order.cancel": { orderId, reason: "no" },
};
const forMembers = [
  "customer.cart.merge",
  "customer.order.claimGuest",
  "customer.address.list",
  "customer.address.save",
  "customer.address.remove",
  "customer.address.setDefault",
];
const roleOf = { customer: "user", seller: "seller", admin: "admin" } as const;

describe("the door", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());

  const paths = Object.keys(orderRouter._def.procedures);

  async function call(path: string, context: ReturnType<typeof requestContext>): Promise<string> {
    const caller = orderRouter.createCaller({ ...shop.deps, ...context });
    let target: unknown = caller;
    for (const step of path.split(".")) target = Reflect.get(Object(target), step);
    if (typeof target !== "function") throw new Error(`${path} is no procedure`);
    try {
      // Through `call`, for a plain call of a procedure that is named `apply` would be read as another one's.
      await target.call(undefined, inputs[path]);
      return "OK";
    } catch (error) {
      return error instanceof Error && "code" in error ? String(error.code) : String(error);
    }
  }

  test("every procedure stands in this test's table", () => {
    expect(paths.toSorted()).toEqual(Object.keys(inputs).toSorted());
    expect(paths.length).toBeGreaterThan(20);
  });

  test("OR-01 without a caller or a person nobody gets in, and the wrong process never", async () => {
    for (const path of paths) {
      const nobody = await call(path, requestContext("order-service"));
      if (path.startsWith("public.")) expect([path, nobody]).not.toEqual([path, "UNAUTHORIZED"]);
      else expect([path, nobody]).toEqual([path, "UNAUTHORIZED"]);
      const unknown = { ...requestContext("order-service", anActor("admin")), caller: undefined };
      expect([path, await call(path, unknown)]).toEqual([path, "UNAUTHORIZED"]);
      for (const caller of ["catalog-service", "payment-service", "identity-service", "notifier"] as const) {
        const illegal = requestContext("order-service", anActor("admin"), caller);
        expect([path, await call(path, illegal)]).toEqual([path, "FORBIDDEN"]);
      }
    }
  });

  test("UX-01 each role gets through its own doors only, and a guest through all that ordering needs", async () => {
    for (const path of paths.filter((path) => !path.startsWith("public."))) {
      const own = path.startsWith("customer.") ? "customer" : path.startsWith("seller.") ? "seller" : "admin";
      for (const [door, role] of Object.entries(roleOf)) {
        const outcome = await call(path, requestContext("order-service", anActor(role)));
        if (door === own) expect([path, role, outcome]).not.toEqual([path, role, "FORBIDDEN"]);
        else expect([path, role, outcome]).toEqual([path, role, "FORBIDDEN"]);
      }
      if (own !== "customer") continue;
      const guest = await call(path, requestContext("order-service", anActor("user", { guest: true })));
      if (forMembers.includes(path)) expect([path, guest]).toEqual([path, "UNAUTHORIZED"]);
      else expect([path, guest]).not.toEqual([path, "UNAUTHORIZED"]);
    }
  });

  test("OR-14 X25 X26 refuses another customer's order everywhere, as if it did not exist", async () => {
    const pot = aVariant(aSeller("Ada"));
    await shop.offer(pot);
    const [owner, other] = [shop.customer(), shop.customer()];
    const placed = await placeOrder(owner, [pot]);
    const ref = { orderId: placed.orderId };
    const asks = [
      () => other.customer.order.get(ref),
      () => other.customer.order.pay(ref),
      () => other.customer.order.cancel(ref),
      async () => (await other.customer.order.journey(ref))[Symbol.asyncIterator]().next(),
    ];
    for (const ask of asks) expect(await refusalOf(ask())).toMatchObject({ reason: "ORDER_NOT_FOUND" });
    expect((await other.customer.order.list({})).items).toEqual([]);
    expect((await owner.customer.order.get(ref)).status).toBe("PAYMENT_PENDING");
  });

  test("X33 lists page by an opaque cursor, refuse a forged one and more than 100 rows", async () => {
    const pot = aVariant(aSeller("Ada"));
    await shop.offer(pot);
    const customer = shop.customer();
    const placed = [];
    for (let i = 0; i < 5; i++) placed.push((await placeOrder(customer, [pot])).orderId);
    const first = await customer.customer.order.list({ limit: 2 });
    const second = await customer.customer.order.list({ limit: 2, after: first.nextCursor });
    const third = await customer.customer.order.list({ limit: 2, after: second.nextCursor });
    const listed = [first, second, third].flatMap((page) => page.items.map((order) => order.orderId));
    expect(listed).toEqual(placed.toReversed());
    expect(third.nextCursor).toBeUndefined();
    for (const after of ["x", "' or 1=1--", Buffer.from('["1"]').toString("base64url")]) {
      expect(await refusalOf(customer.customer.order.list({ after }))).toMatchObject({ reason: "INPUT_INVALID" });
    }
    await expect(customer.customer.order.list({ limit: 101 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const { number } = await customer.customer.order.get({ orderId: placed[0] ?? orderId });
    const admin = shop.admin();
    expect((await admin.admin.order.list({ query: number.toLowerCase() })).items).toMatchObject([{ number }]);
    expect((await admin.admin.order.list({ query: number.slice(3) })).items).toMatchObject([{ number }]);
    expect(
      (await admin.admin.order.list({ query: customer.actor.email, status: "PAYMENT_PENDING" })).items,
    ).toHaveLength(5);
    expect((await admin.admin.order.list({ query: "%" })).items).toEqual([]);
  });
});
