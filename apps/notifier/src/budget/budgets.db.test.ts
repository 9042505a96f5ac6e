import * as catalog from "@stallhouse/contracts/events/catalog";
import * as identity from "@stallhouse/contracts/events/identity";
import * as orders from "@stallhouse/contracts/events/order";
import * as payments from "@stallhouse/contracts/events/payment";
import { newId } from "@stallhouse/contracts/ids";
import type { ProductId, UserId, VariantId } from "@stallhouse/contracts/ids";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  anOrder,
  aPayment,
  aSeller,
  aUser,
  aVerifiedUser,
  senderTo,
  startNotifier,
  startProvider,
  takes,
} from "../testing.ts";
import { claimDue } from "../notification/claim-due.ts";
import type { Notifier } from "../testing.ts";

let notifier: Notifier;
beforeAll(async () => {
  notifier = await startNotifier();
});
beforeEach(async () => {
  await notifier.sql`truncate notifications, inbox, budgets, confirmed_addresses`;
});
afterAll(() => notifier.drop());

let provider: Awaited<ReturnType<typeof startProvider>>;
beforeEach(async () => {
  provider = await startProvider(takes);
});
afterEach(() => provider.close());

const token = Buffer.alloc(48, 9).toString("base64url");
const send = () => senderTo(notifier, provider.url).sendDue();
const askReset = (email: string, askedBy = "a".repeat(16)) =>
  notifier.tell(identity.passwordResetRequestedV1, { userId: newId<UserId>(), email, name: "Clara", token, askedBy });
const confirm = (email: string) =>
  notifier.tell(identity.emailVerifiedV1, { ...aVerifiedUser(email), verifiedAt: "2020-01-01T00:00:00Z" });
const stateOf = async (template: string) =>
  (await notifier.notifications()).filter((row) => row.template === template).map(({ state }) => state);
const count = (states: readonly string[], state: string) => states.filter((one) => one === state).length;
const letPass = (interval: string) => notifier.sql`update budgets set ends_at = ends_at - ${interval}::interval`;

describe("budgets", () => {
  it("a link asked for fifty times goes out four times, the rest is refused and kept in the log without its token", async () => {
    await confirm("clara@example.test");
    for (let asked = 0; asked < 50; asked++) await askReset("clara@example.test");
    await send();
    const rows = await notifier.notifications();
    expect(provider.requests).toHaveLength(4);
    expect(
      count(
        rows.map(({ state }) => state),
        "over_budget",
      ),
    ).toBe(46);
    const refused = rows.find(({ state }) => state === "over_budget");
    expect(refused).toMatchObject({ error: "OVER_BUDGET: reset, 4 per recipient in 1 h", attempts: 0, sentAt: null });
    expect(`${refused?.text}${refused?.html}`).not.toContain(token.slice(0, 10));
    await letPass("1 hour");
    await askReset("clara@example.test");
    await send();
    expect(provider.requests).toHaveLength(5);
  });

  it("are kept over restarts, and copies that look at one moment spend one budget together", async () => {
    await confirm("clara@example.test");
    for (let asked = 0; asked < 60; asked++) await askReset("clara@example.test");
    // Six connections that are open, or they would come one after the other.
    await Promise.all([1, 2, 3, 4, 5, 6].map(() => notifier.sql`select pg_sleep(0.1)`));
    const claimed = await Promise.all([1, 2, 3, 4, 5, 6].map(() => claimDue(notifier.db, ["mail"])));
    expect(claimed.flatMap(({ due }) => due)).toHaveLength(4);
    expect(claimed.flatMap(({ held }) => held)).toHaveLength(56);
    await askReset("clara@example.test");
    await send();
    expect(provider.requests).toHaveLength(0);
  });

  it("count what goes once, however often it is tried", async () => {
    await confirm("clara@example.test");
    await provider.close();
    provider = await startProvider((request, tries) => (tries <= 4 ? { status: 503, body: {} } : takes(request)));
    for (let asked = 0; asked < 4; asked++) await askReset("clara@example.test");
    await send();
    await notifier.passPause();
    await send();
    expect(await stateOf("reset-password")).toEqual(["sent", "sent", "sent", "sent"]);
    expect((await notifier.sql`select max(spent) as most from budgets`)[0]?.["most"]).toBe(4);
  });

  it("one flood neither keeps the line waiting nor takes from another's", async () => {
    for (let asked = 0; asked < 120; asked++) await askReset("victim@example.test");
    const order = anOrder({ email: "ben@example.test" });
    await notifier.tell(orders.orderCreatedV1, order);
    await notifier.tell(payments.paymentSucceededV1, aPayment(order));
    await send();
    expect(count(await stateOf("reset-password"), "sent")).toBe(1);
    expect([...(await stateOf("order-received")), ...(await stateOf("payment-received"))]).toEqual(["sent", "sent"]);
  });

  it("an order's letters over a budget wait, and go when it is free again", async () => {
    const email = "guest@example.test";
    for (let placed = 0; placed < 10; placed++) await notifier.tell(orders.orderCreatedV1, anOrder({ email }));
    await send();
    expect(await stateOf("order-received")).toEqual([...Array.from({ length: 8 }, () => "sent"), "pending", "pending"]);
    const [waiting] = (await notifier.notifications()).filter(({ state }) => state === "pending");
    expect(waiting).toMatchObject({ putOff: 1, attempts: 0, grantedAt: null, error: null });
    expect(waiting?.dueAt.getTime()).toBeGreaterThan(Date.now() + 10_000);
    await notifier.tell(payments.paymentSucceededV1, aPayment(anOrder({ email })));
    await notifier.passPause();
    await send();
    expect(count(await stateOf("order-received"), "sent")).toBe(10);
  });
});

describe("addresses nobody confirmed", () => {
  const facts = {
    registered: (email: string) =>
      notifier.tell(identity.emailVerificationRequestedV1, { ...person(email), token, askedBy: "b".repeat(16) }),
    reset: (email: string) => askReset(email),
    taken: (email: string) => notifier.tell(identity.accountAddressTakenV1, { email, name: "Clara" }),
    changed: (email: string) => notifier.tell(identity.passwordChangedV1, person(email)),
    alert: (email: string) =>
      notifier.tell(catalog.stockAlertAskedV1, { ...goods(), email, token, askedBy: newId<UserId>() }),
  };
  const person = (email: string) => ({ userId: newId<UserId>(), email, name: "Clara" });
  const goods = () => ({
    variantId: newId<VariantId>(),
    productId: newId<ProductId>(),
    title: "Oak bowl",
    label: "",
    slug: "oak-bowl",
  });
  const mailsTo = (email: string) => provider.requests.filter(({ body }) => body.includes(email)).length;

  it.each(Object.keys(facts) as (keyof typeof facts)[])(
    "get one mail after “%s”, whatever else is asked",
    async (first) => {
      const email = `${first}@example.test`;
      await facts[first](email);
      await send();
      for (const again of Object.values(facts)) for (let asked = 0; asked < 3; asked++) await again(email);
      await send();
      expect(mailsTo(email)).toBe(1);
      // And what their own order owes, all of it.
      const order = anOrder({ email });
      await notifier.tell(orders.orderCreatedV1, order);
      await notifier.tell(payments.paymentSucceededV1, aPayment(order));
      await send();
      expect(mailsTo(email)).toBe(3);
    },
  );

  it.each([
    ["a link that came back", (email: string) => confirm(email)],
    ["a payment", (email: string) => notifier.tell(payments.paymentSucceededV1, aPayment(anOrder({ email })))],
    ["the house's approval", (email: string) => notifier.tell(identity.sellerApprovedV1, { ...aSeller(), email })],
    ["the house that made an admin", (email: string) => notifier.tell(identity.userCreatedV1, aUser("admin", email))],
    ["a confirmed alert", (email: string) => notifier.tell(catalog.stockAlertsConfirmedV1, { email })],
  ])("%s confirms one", async (_what, sign) => {
    const email = "signs@example.test";
    await facts.registered(email);
    await askReset(email);
    await send();
    expect(await stateOf("reset-password")).toEqual(["over_budget"]);
    await sign(email);
    await askReset(email);
    await send();
    expect(await stateOf("reset-password")).toEqual(["over_budget", "sent"]);
  });

  it("an order of nothing confirms none", async () => {
    const email = "free@example.test";
    await notifier.tell(payments.paymentSucceededV1, { ...aPayment(anOrder({ email })), amount: 0 });
    expect(await notifier.sql`select * from confirmed_addresses`).toHaveLength(0);
  });

  it("another mail may go the day after, and no more than three in a month", async () => {
    const sent: number[] = [];
    for (let day = 0; day < 6; day++) {
      await facts.registered("slow@example.test");
      await facts.registered("slow@example.test");
      await send();
      sent.push(mailsTo("slow@example.test"));
      await letPass("1 day");
    }
    expect(sent).toEqual([1, 2, 3, 3, 3, 3]);
  });
});
