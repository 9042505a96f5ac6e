import { reviewPublishedV1, stockLowV1 } from "@stallhouse/contracts/events/catalog";
import * as identity from "@stallhouse/contracts/events/identity";
import { orderCancelledV1, orderPaidV1 } from "@stallhouse/contracts/events/order";
import { newId } from "@stallhouse/contracts/ids";
import type { ProductId, ReviewId, SellerId, VariantId } from "@stallhouse/contracts/ids";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { anOrder, aSeller, links, startNotifier } from "../testing.ts";
import type { Notifier } from "../testing.ts";
import { forgetAllOld, forgetOld } from "./forget-old.ts";
import { writeOwedLetters } from "./mail-sellers.ts";
import { callSender, reviveOwed } from "./revive-owed.ts";

let notifier: Notifier;
beforeAll(async () => {
  notifier = await startNotifier();
});
beforeEach(async () => {
  await notifier.sql`truncate notifications, contacts, mail_choices, owed_letters, budgets, inbox`;
});
afterAll(() => notifier.drop());

const follow = () => writeOwedLetters({ ...notifier, links });
const owed = async () =>
  (await notifier.notifications()).map(({ template, recipient }) => `${template} ${recipient}`).toSorted();

const goods = (sellerId: SellerId) => ({
  variantId: newId<VariantId>(),
  productId: newId<ProductId>(),
  sellerId,
  title: "Oak bowl",
  label: "",
  sku: "OAK",
  available: 2,
  threshold: 3,
});
const facts = {
  "seller-order-paid": () => {
    const order = anOrder();
    return { sellerId: order.items[0]?.sellerId, tell: () => notifier.tell(orderPaidV1, order) };
  },
  "seller-order-cancelled": () => {
    const order = anOrder();
    const fact = { ...order, by: "customer" as const, reason: "", wasPaid: true };
    return { sellerId: order.items[0]?.sellerId, tell: () => notifier.tell(orderCancelledV1, fact) };
  },
  "review-published": () => {
    const sellerId = newId<SellerId>();
    const about = { reviewId: newId<ReviewId>(), productTitle: "Bowl", slug: "bowl", stars: 1, author: "Clara M." };
    return {
      sellerId,
      tell: () => notifier.tell(reviewPublishedV1, { ...goods(sellerId), ...about, title: "Cracked" }),
    };
  },
  "stock-low": () => {
    const sellerId = newId<SellerId>();
    return { sellerId, tell: () => notifier.tell(stockLowV1, goods(sellerId)) };
  },
};

describe("what is owed to a seller who is not known yet", () => {
  it.each(Object.keys(facts) as (keyof typeof facts)[])("%s follows once, when the seller is", async (template) => {
    const { sellerId, tell } = facts[template]();
    const message = await tell();
    await notifier.hear(message);
    expect(await owed()).not.toContain(`${template} ember-oak@example.test`);
    expect((await follow()).driven).toBe(0);
    await notifier.tell(identity.sellerCreatedV1, aSeller(sellerId));
    const rounds = await Promise.all([follow(), follow(), follow()]);
    expect(rounds.reduce((sum, { driven }) => sum + driven, 0)).toBe(1);
    expect((await follow()).driven).toBe(0);
    expect((await owed()).filter((line) => line.startsWith(template))).toEqual([`${template} ember-oak@example.test`]);
    expect((await notifier.notifications()).find((row) => row.template === template)).toMatchObject({
      eventId: message.id,
      correlationId: message.correlationId,
    });
  });

  it("keeps nobody else of the order waiting, and stays open in the numbers", async () => {
    const order = anOrder();
    const [first] = order.items;
    await notifier.tell(identity.sellerCreatedV1, aSeller(first?.sellerId));
    await notifier.tell(orderPaidV1, order);
    expect(await owed()).toEqual(["seller-order-paid ember-oak@example.test"]);
    await notifier.sql`update owed_letters set created_at = now() - interval '61 seconds'`;
    expect(await follow()).toEqual({ driven: 0, left: 1 });
  });

  it("one that cannot be written keeps none waiting that can", async () => {
    const [bad, good] = [facts["seller-order-paid"](), facts["stock-low"]()];
    await bad.tell();
    await notifier.sql`update owed_letters set fact = jsonb_set(fact, '{payload}', '{}')`;
    await good.tell();
    await notifier.tell(identity.sellerCreatedV1, aSeller(bad.sellerId, "Bad Paper"));
    await notifier.tell(identity.sellerCreatedV1, aSeller(good.sellerId));
    expect((await follow()).driven).toBe(1);
    expect(await owed()).toEqual(["stock-low ember-oak@example.test"]);
  });
});

/** A notification as trouble left it. */
async function plant(given: {
  template: string;
  state: string;
  error?: string | null;
  age?: string;
  channel?: string;
}) {
  const { template, state, error = null, age = "1 hour", channel = "mail" } = given;
  await notifier.sql`
    insert into notifications (id, event_id, template, channel, recipient, subject, body, state, error,
      correlation_id, created_at, due_at, sent_at)
    values (${newId()}, ${newId()}, ${template}, ${channel}, 'clara@example.test', 's', '{"text":"b"}', ${state}, ${error},
      'c', now() - ${age}::interval, now() - ${age}::interval, case when ${state} = 'sent' then now() end)`;
}
const stateNow = async () => (await notifier.notifications())[0]?.state;

describe("reconciling", () => {
  it.each([
    { template: "payment-refunded", state: "failed", error: "too late: no answer", becomes: "pending" },
    { template: "order-received", state: "failed", error: "too late: 503 down", becomes: "pending" },
    {
      template: "seller-order-paid",
      state: "failed",
      error: "too late: no answer",
      age: "20 days",
      becomes: "pending",
    },
    { template: "payment-refunded", state: "failed", error: "422 validation_error: no", becomes: "failed" },
    { template: "reset-password", state: "failed", error: "too late: no answer", becomes: "failed" },
    { template: "order-shipped", channel: "sms", state: "failed", error: "too late: no answer", becomes: "failed" },
    { template: "payment-refunded", state: "sent", becomes: "sent" },
    { template: "reset-password", state: "over_budget", error: "OVER_BUDGET: reset", becomes: "over_budget" },
  ])("$template, $state with “$error”, is $becomes after it, and once only", async ({ becomes, ...trouble }) => {
    await plant(trouble);
    const driven = becomes === trouble.state ? 0 : 1;
    expect(await reviveOwed(notifier.db)).toEqual({ driven, left: 0 });
    expect(await stateNow()).toBe(becomes);
    expect((await reviveOwed(notifier.db)).driven).toBe(0);
  });

  it("calls the sender to what nobody takes, and says how much it is", async () => {
    let called = 0;
    const look = () => callSender(notifier.db, () => called++);
    expect(await look()).toEqual({ driven: 0, left: 0 });
    await plant({ template: "payment-received", state: "pending", age: "61 seconds" });
    await plant({ template: "payment-received", state: "pending", age: "30 seconds" });
    expect(await look()).toEqual({ driven: 0, left: 1 });
    expect(called).toBe(1);
  });
});

describe("forgetting", () => {
  it.each([
    { state: "sent", age: "89 days", rows: 1, text: "b" },
    { state: "sent", age: "91 days", rows: 1, text: "" },
    { state: "over_budget", age: "91 days", rows: 1, text: "" },
    { state: "failed", age: "91 days", rows: 1, text: "" },
    { state: "pending", age: "900 days", rows: 1, text: "b" },
    { state: "sent", age: "801 days", rows: 0, text: undefined },
  ])("a notification that is $state after $age", async ({ state, age, rows, text }) => {
    await plant({ template: "payment-received", state, age });
    await forgetAllOld(notifier.db);
    const left = await notifier.notifications();
    expect(left).toHaveLength(rows);
    expect(left[0]?.text).toBe(text);
  });

  it("goes in small steps, and budgets that are over go too", async () => {
    await notifier.sql`
      insert into budgets (key, spent, ends_at)
      select 'k' || n, 1, now() + case when n <= 1200 then interval '-1 second' else interval '1 hour' end
      from generate_series(1, 1210) n`;
    expect(await forgetOld(notifier.db)).toEqual({ bodies: 0, rows: 0, budgets: 500 });
    await forgetAllOld(notifier.db);
    expect((await notifier.sql`select count(*)::int as left from budgets`)[0]?.["left"]).toBe(10);
  });
});
