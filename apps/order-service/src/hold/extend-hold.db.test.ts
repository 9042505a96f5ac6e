import { orderHoldExtendedV1 } from "@stallhouse/contracts/events/order";
import type { OrderId } from "@stallhouse/contracts/ids";
import { publishedEvents } from "@stallhouse/messaging/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { anyone, openShop, payFor, placeOrder, refusalOf } from "../testing/shop.ts";
import type { Person, Shop } from "../testing/shop.ts";
import { attendOrders } from "./attend-orders.ts";

const ada = aSeller("Ada's Pots");

describe("more time to pay", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());
  afterEach(async () => {
    Object.assign(shop.catalog, { mode: "up", afterExtend: () => {} });
    Object.assign(shop.payment, { mode: "up", beforeClose: () => {} });
    expect(await brokenInvariants(shop.sql)).toEqual([]);
  });

  async function held(person: Person = shop.customer()) {
    const pot = aVariant(ada);
    await shop.offer(pot);
    const { orderId, expiresAt } = await placeOrder(person, [pot], { email: "ada@example.test" });
    if (!expiresAt) throw new Error("nothing is held");
    const later = new Date(Date.parse(expiresAt) + 600_000).toISOString();
    const extend = (heldUntil = expiresAt) => person.customer.order.extendHold({ orderId, heldUntil });
    return { person, orderId, expiresAt, later, extend, look: () => person.customer.order.get({ orderId }) };
  }
  const holdOver = (orderId: OrderId) =>
    shop.sql`update orders set expires_at = now() - interval '1 s', attend_at = now() where id = ${orderId}`;
  const extensions = async (orderId: OrderId) =>
    (await publishedEvents(shop.db, orderHoldExtendedV1)).filter((event) => event.aggregateId === orderId);
  const stepsOf = async (orderId: OrderId) =>
    (await shop.admin().admin.order.get({ orderId })).steps.filter(({ step }) => step === "hold.extend");

  test("UX-34 is given once: catalog holds as long, everybody is told, and the order ends at its new time", async () => {
    const { orderId, later, extend, look } = await held();
    expect(await look()).toMatchObject({ extension: { minutes: 10 } });
    expect(await extend()).toMatchObject({ expiresAt: later, extension: null, canPay: true });
    expect(shop.catalog.extended.get(orderId)).toBe(later);
    expect(await extensions(orderId)).toMatchObject([{ payload: { orderId, expiresAt: later } }]);
    expect(await stepsOf(orderId)).toMatchObject([{ outcome: "OK", detail: `held until ${later}` }]);
    const [row] = await shop.sql`select attend_at = expires_at as due from orders where id = ${orderId}`;
    expect(row).toEqual({ due: true });
    expect(await refusalOf(extend(later))).toMatchObject({ reason: "HOLD_ALREADY_EXTENDED" });
    await holdOver(orderId);
    await attendOrders(shop.deps);
    expect((await look()).status).toBe("EXPIRED");
  });

  test("a double click and a repeated call are one wish and get one answer", async () => {
    const { orderId, later, extend } = await held();
    const answers = await Promise.all([extend(), extend(), extend()]);
    answers.push(await extend());
    for (const answer of answers) expect(answer.expiresAt).toBe(later);
    expect(await extensions(orderId)).toHaveLength(1);
    expect(await stepsOf(orderId)).toHaveLength(1);
  });

  test("UX-32 a guest gets it too, and so does whoever holds the signed link", async () => {
    const mine = await held(shop.guest());
    expect(await mine.extend()).toMatchObject({ expiresAt: mine.later });
    const other = await held(shop.guest());
    const token = shop.deps.track.sign(other.orderId, new Date());
    const tracked = await anyone(shop).order.extendHold({ token, heldUntil: other.expiresAt });
    expect(tracked).toMatchObject({ expiresAt: other.later, extension: null });
    expect(tracked).not.toHaveProperty("email");
    expect(await refusalOf(anyone(shop).order.extendHold({ token, heldUntil: other.later }))).toMatchObject({
      reason: "HOLD_ALREADY_EXTENDED",
    });
  });

  test("OR-14 another's order is not found, be it a member's or a guest's", async () => {
    for (const stranger of [shop.customer(), shop.guest()]) {
      const { orderId, expiresAt } = await held();
      const ask = stranger.customer.order.extendHold({ orderId, heldUntil: expiresAt });
      expect(await refusalOf(ask)).toMatchObject({ reason: "ORDER_NOT_FOUND" });
      expect(shop.catalog.extended.has(orderId)).toBe(false);
    }
  });

  test("is refused once the time is over, the order paid or its stock given back", async () => {
    const over = await held();
    await holdOver(over.orderId);
    expect(await refusalOf(over.extend())).toMatchObject({ reason: "HOLD_ENDED" });
    await attendOrders(shop.deps);
    expect(await refusalOf(over.extend())).toMatchObject({ reason: "HOLD_ENDED" });
    const paid = await held();
    await payFor(shop, paid.orderId);
    expect(await refusalOf(paid.extend())).toMatchObject({ reason: "MOVE_NOT_ALLOWED" });
    expect(await paid.look()).toMatchObject({ extension: null });
    const gone = await held();
    shop.catalog.holds.delete(gone.orderId);
    expect(await refusalOf(gone.extend())).toMatchObject({ reason: "HOLD_ENDED" });
    expect(await gone.look()).toMatchObject({ expiresAt: gone.expiresAt });
    expect(await stepsOf(gone.orderId)).toMatchObject([{ outcome: "HOLD_ENDED" }]);
  });

  test("with catalog away nothing is promised, and asking again goes on where it stopped", async () => {
    for (const mode of ["down", "lost"] as const) {
      const { orderId, expiresAt, later, extend, look } = await held();
      shop.catalog.mode = mode;
      expect(await refusalOf(extend())).toMatchObject({ reason: "SERVICE_AWAY" });
      expect(await look()).toMatchObject({ expiresAt, extension: { minutes: 10 } });
      shop.catalog.mode = "up";
      expect(await extend()).toMatchObject({ expiresAt: later });
      expect((await stepsOf(orderId)).map(({ outcome }) => outcome)).toEqual(["AWAY", "OK"]);
    }
  });

  test("a process that dies between catalog and the order leaves an order that ends at its old time", async () => {
    const { orderId, expiresAt, extend, look } = await held();
    shop.catalog.afterExtend = () => Promise.reject(new Error("killed"));
    await expect(extend()).rejects.toThrow();
    expect(await look()).toMatchObject({ expiresAt, extension: { minutes: 10 } });
    await holdOver(orderId);
    await attendOrders(shop.deps);
    expect((await look()).status).toBe("EXPIRED");
  });

  test("F19 an order that the sweep has begun to expire is not extended, not even by who was a moment earlier", async () => {
    const { orderId, extend, look } = await held();
    // Between catalog's yes and the order's lock the time runs out, and the sweep closes the payment.
    shop.catalog.afterExtend = async () => {
      await holdOver(orderId);
      shop.payment.beforeClose = () => new Promise((resolve) => void setTimeout(resolve, 150));
      void attendOrders(shop.deps);
      await new Promise((resolve) => void setTimeout(resolve, 50));
    };
    expect(await refusalOf(extend())).toMatchObject({ reason: "HOLD_ENDED" });
    await expect.poll(async () => (await look()).status).toBe("EXPIRED");
    expect(await extensions(orderId)).toEqual([]);
  });

  test("F34 who waits for the order's lock is judged by the time at which they get it", async () => {
    const { orderId, extend } = await held();
    let isWaiting: Promise<unknown> | undefined;
    await shop.sql.begin(async (tx) => {
      await tx`select 1 from orders where id = ${orderId} for update`;
      isWaiting = refusalOf(extend());
      await new Promise((resolve) => void setTimeout(resolve, 150));
      // Over by now, and not over when the waiting transaction began.
      await tx`update orders set expires_at = clock_timestamp() - interval '50 ms' where id = ${orderId}`;
    });
    expect(await isWaiting).toMatchObject({ reason: "HOLD_ENDED" });
  });

  test("when the sweep comes after the extension it leaves the order alone", async () => {
    const { orderId, extend, look } = await held();
    await shop.sql`update orders set expires_at = now() + interval '1 s' where id = ${orderId}`;
    const { expiresAt } = await look();
    await extend(expiresAt ?? "");
    await shop.sql`update orders set attend_at = now() where id = ${orderId}`;
    await Promise.all([attendOrders(shop.deps), attendOrders(shop.deps)]);
    expect(await look()).toMatchObject({ status: "PAYMENT_PENDING", canPay: true });
    expect(shop.payment.states.get(orderId)).toBe("OPEN");
  });
});
