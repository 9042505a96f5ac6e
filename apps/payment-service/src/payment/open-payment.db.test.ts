import {
  orderAddressChangedV1,
  orderCancelledV1,
  orderCreatedV1,
  orderHoldExtendedV1,
  orderPaymentRequestedV1,
} from "@stallhouse/contracts/events/order";
import { greatestAmount, leastPayment, payableCurrencies } from "@stallhouse/contracts/money-limits";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { completePages } from "../page/complete-pages.ts";
import { anOrder, openService } from "../testing/payment.ts";
import type { OpenService } from "../testing/payment.ts";
import { orderFact } from "../testing/order-fact.ts";

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.stop());
afterEach(() => service.calm());

const countPages = async (orderId: string) => {
  const [row] = await service.sql`
    select count(*)::int as pages, count(p.provider_session_id)::int as sessions
    from pay_pages p join payment_intents i on i.id = p.payment_id where i.order_id = ${orderId}`;
  return { pages: row?.["pages"], sessions: row?.["sessions"] };
};

test("PA-01 opens the provider's page for an order and names it again while it lives", async () => {
  const order = anOrder();
  const first = await service.open(order);
  expect(first).toMatchObject({ status: "OPEN" });
  expect(first.payUrl).toContain(`${service.outside.url}/pay/cs_test_`);
  expect(await service.open(order)).toEqual(first);
});

test("I15 ten calls at once make one payment, one page and one session at the provider", async () => {
  const order = anOrder();
  const answers = await Promise.all(Array.from({ length: 10 }, () => service.open(order)));
  expect(new Set(answers.map((answer) => answer.payUrl)).size).toBe(1);
  expect(new Set(answers.map((answer) => answer.paymentId)).size).toBe(1);
  expect(await countPages(order.orderId)).toEqual({ pages: 1, sessions: 1 });
});

test("X42 refuses to open an order's payment again for another sum or currency", async () => {
  const order = anOrder();
  await service.open(order);
  await expect(service.open({ ...order, amount: 1 })).rejects.toMatchObject({
    cause: { reason: "IDEMPOTENCY_KEY_REUSED" },
  });
  await expect(service.open({ ...order, currency: "USD" })).rejects.toMatchObject({
    cause: { reason: "IDEMPOTENCY_KEY_REUSED" },
  });
});

test("refuses sums and currencies that cannot be", async () => {
  const order = anOrder();
  for (const wrong of [
    { amount: 0 },
    { amount: -5 },
    { amount: 1.5 },
    { amount: 1e15 },
    { currency: "euro" },
    { email: "nobody" },
  ]) {
    await expect(service.open({ ...order, ...wrong })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  }
});

test.each(payableCurrencies)("the house's limits in %s are the provider's own", async (currency) => {
  const least = leastPayment(currency);
  for (const amount of [least, least + 1, greatestAmount - 1, greatestAmount]) {
    expect(await service.open({ ...anOrder(), amount, currency })).toMatchObject({ status: "OPEN" });
  }
  for (const amount of [1, least - 1, greatestAmount + 1]) {
    const order = { ...anOrder(), amount, currency };
    const refused = { cause: { reason: "ORDER_NOT_PAYABLE" } };
    await expect(service.open(order)).rejects.toMatchObject(refused);
    // Asked once: what the provider refused for good is answered from what it said.
    await expect(service.open(order)).rejects.toMatchObject(refused);
    expect(await countPages(order.orderId)).toEqual({ pages: 1, sessions: 0 });
    expect(await service.close(order)).toMatchObject({ status: "CLOSED" });
  }
});

test("an order that costs nothing is announced, and leaves no row here", async () => {
  const order = { ...orderFact(anOrder()), itemsAmount: 0, shippingAmount: 0, totalAmount: 0 };
  await service.hear(orderCreatedV1, order);
  await service.hear(orderPaymentRequestedV1, order);
  await service.hear(orderCancelledV1, { ...order, by: "customer", reason: "", wasPaid: true });
  const [row] = await service.sql`select count(*)::int as n from payment_intents where order_id = ${order.orderId}`;
  expect(row?.["n"]).toBe(0);
});

test("F21 a provider that fails is asked again under the same key", async () => {
  await service.outside.set({ stripe: { failNext: 2, status: 503 } });
  const opened = await service.open(anOrder());
  expect(opened.payUrl).toContain("/pay/");
});

test("F20 an answer lost after the provider acted is asked for again: one session, and the customer gets it", async () => {
  const order = anOrder();
  await service.outside.set({ stripe: { dropAfterCommit: true } });
  await expect(service.open(order)).rejects.toMatchObject({ cause: { reason: "PAYMENT_PROVIDER_AWAY" } });
  await service.calm();
  await service.hurry();
  await completePages(service.deps);
  const opened = await service.open(order);
  expect(opened.payUrl).toContain("/pay/");
  expect(await countPages(order.orderId)).toEqual({ pages: 1, sessions: 1 });
  expect(await service.outside.countSessions(order.orderNumber)).toBe(1);
});

test("F21 a provider that is away leaves the payment standing, and its page follows by itself", async () => {
  const order = anOrder();
  await service.outside.set({ stripe: { failRate: 1 } });
  await expect(service.open(order)).rejects.toMatchObject({ cause: { reason: "PAYMENT_PROVIDER_AWAY" } });
  expect(await countPages(order.orderId)).toEqual({ pages: 1, sessions: 0 });
  await service.calm();
  await service.hurry();
  await completePages(service.deps);
  expect(await countPages(order.orderId)).toEqual({ pages: 1, sessions: 1 });
});

test("F21 five failures in a row open the breaker: the provider is left alone and the answer is quick", async () => {
  await service.outside.set({ stripe: { failRate: 1 } });
  await expect(service.open(anOrder())).rejects.toThrow();
  await expect(service.open(anOrder())).rejects.toThrow();
  await service.outside.calm();
  const started = performance.now();
  await expect(service.open(anOrder())).rejects.toMatchObject({ cause: { reason: "PAYMENT_PROVIDER_AWAY" } });
  expect(performance.now() - started).toBeLessThan(150);
});

test("a page that ended at the provider while the order is still open is followed by a new one", async () => {
  const order = anOrder();
  const first = await service.open(order);
  await service.deps.provider.endPage(await service.sessionOf(order.orderId));
  await service.hurry();
  await service.turn();
  const second = await service.open(order);
  expect(second.payUrl).toContain("/pay/");
  expect(second.payUrl).not.toBe(first.payUrl);
  expect(await countPages(order.orderId)).toEqual({ pages: 2, sessions: 2 });
});

test("a sum too small for the provider is refused, not tried for ever", async () => {
  const order = anOrder({ amount: 10 });
  await expect(service.open(order)).rejects.toMatchObject({ cause: { reason: "ORDER_NOT_PAYABLE" } });
  expect(await service.close(order)).toMatchObject({ status: "CLOSED" });
});

test("the provider ends the page with a hold that is longer than its shortest", async () => {
  const order = anOrder({ expiresInMs: 2 * 3_600_000 });
  await service.open(order);
  const [page] =
    await service.sql`select ends_at from pay_pages p join payment_intents i on i.id = p.payment_id where i.order_id = ${order.orderId}`;
  expect(Math.abs(new Date(String(page?.["ends_at"])).getTime() - Date.parse(order.expiresAt))).toBeLessThan(1_500);
});

test("UX-34 the hold was extended: who tries again after the first page's end gets another page, until the new end", async () => {
  const order = anOrder({ expiresInMs: 2 * 3_600_000 });
  const first = await service.open(order);
  const expiresAt = new Date(Date.parse(order.expiresAt) + 600_000).toISOString();
  await service.hear(orderHoldExtendedV1, { ...orderFact(order), expiresAt });
  expect((await service.paymentOf(order.orderId)).expiresAt.toISOString()).toBe(expiresAt);
  expect(await service.open({ ...order, expiresAt })).toEqual(first);
  // The provider's page cannot be given another end: it ended with the hold's first one.
  await service.deps.provider.endPage(await service.sessionOf(order.orderId));
  await service.sql`update pay_pages set ends_at = now() where provider_session_id = ${await service.sessionOf(order.orderId)}`;
  const second = await service.open({ ...order, expiresAt });
  expect(second.payUrl).not.toBe(first.payUrl);
  expect(await countPages(order.orderId)).toEqual({ pages: 2, sessions: 2 });
  const [page] = await service.sql`
    select ends_at from pay_pages where provider_session_id = ${await service.sessionOf(order.orderId)}`;
  expect(Math.abs(new Date(String(page?.["ends_at"])).getTime() - Date.parse(expiresAt))).toBeLessThan(1_500);
});

test("UX-35 a changed name is taken over while nobody has paid, and an older fact does not shorten the time", async () => {
  const order = anOrder();
  await service.open(order);
  const fact = orderFact(order);
  const early = new Date(Date.parse(order.expiresAt) - 60_000).toISOString();
  await service.hear(orderAddressChangedV1, { ...fact, name: "Ada King", expiresAt: early });
  const payment = await service.paymentOf(order.orderId);
  expect(payment).toMatchObject({ name: "Ada King", expiresAt: new Date(order.expiresAt) });
  await service.close(order);
  await service.hear(orderAddressChangedV1, { ...fact, name: "Somebody Else" });
  expect((await service.paymentOf(order.orderId)).name).toBe("Ada King");
});
