import { stockAlertAskedV1, stockAlertsConfirmedV1, stockReturnedV1 } from "@stallhouse/contracts/events/catalog";
import { emailVerifiedV1 } from "@stallhouse/contracts/events/identity";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, VariantId } from "@stallhouse/contracts/ids";
import { anActor } from "@stallhouse/service/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aFact, openShop } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { askForConfirmations } from "./ask-for-confirmations.ts";
import { forgetOldStockAlerts, sendStockAlerts } from "./send-stock-alerts.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** A variant of which nothing is left, and its seller. */
async function soldOut() {
  const { seller, productId, slug, variantIds } = await shop.stock([0]);
  const [variantId] = variantIds;
  if (!variantId) throw new Error("no variant");
  const restock = (change: number) => seller.seller.stock.adjust({ variantId, change, reason: "A delivery came." });
  return { seller, productId, slug, variantId, restock };
}

/** Somebody nobody knows, who types an address. */
const guest = () => shop.as(anActor("user", { guest: true, email: "" })).customer.stockAlert;
const ask = (variantId: VariantId, email: string) => guest().ask({ variantId, email });
/** Links of the mails that asked an address, oldest first. */
const linksTo = async (email: string) => {
  await askForConfirmations(shop.db);
  return (await shop.facts(stockAlertAskedV1)).filter((fact) => fact.email === email).map(({ token }) => token);
};
const { confirm, end, read } = {
  confirm: (token: string) => shop.visitor.public.stockAlert.confirm({ token }),
  end: (token: string) => shop.visitor.public.stockAlert.end({ token }),
  read: (token: string) => shop.visitor.public.stockAlert.read({ token }),
};
/** Asks, and says yes to the mail. */
const want = async (variantId: VariantId, email: string) => {
  await ask(variantId, email);
  const token = (await linksTo(email.toLowerCase())).at(-1);
  if (token && (await read(token)).works) await confirm(token);
};
const toldOf = async (variantId: VariantId) => {
  await sendStockAlerts(shop.db);
  const facts = await shop.facts(stockReturnedV1);
  return facts.filter((fact) => fact.variantId === variantId).map(({ email }) => email);
};
const reasonOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "not refused",
    (error: { cause?: { reason?: string } }) => error.cause?.reason,
  );

it("UX-44 tells each person once when the variant is back, however often they asked", async () => {
  const { variantId, slug, restock } = await soldOut();
  expect(await ask(variantId, "Clara@Example.test")).toEqual({ email: "clara@example.test", stands: false });
  await want(variantId, "clara@example.test");
  await want(variantId, "ben@example.test");
  expect(await toldOf(variantId)).toEqual([]);
  await restock(1);
  expect((await toldOf(variantId)).toSorted()).toEqual(["ben@example.test", "clara@example.test"]);
  await restock(-1);
  await restock(1);
  expect(await toldOf(variantId)).toHaveLength(2);
  const facts = await shop.facts(stockReturnedV1);
  expect(facts.at(-1)).toMatchObject({ slug, title: "Stoneware jug" });
});

it("tells nobody of what is sold out again, or not on sale, until it really can be bought", async () => {
  const { variantId, productId, restock } = await soldOut();
  await want(variantId, "clara@example.test");
  await restock(1);
  const orderId = newId<OrderId>();
  await shop.order.stock.reserve({ orderId, lines: [{ variantId, quantity: 1 }], holdSeconds: 900 });
  expect(await toldOf(variantId)).toEqual([]);
  await shop.admin.admin.product.block({ productId, reason: "Not what was shown." });
  await restock(3);
  expect(await toldOf(variantId)).toEqual([]);
  await shop.admin.admin.product.unblock({ productId });
  expect(await toldOf(variantId)).toEqual(["clara@example.test"]);
});

it("tells at once of what came back before the asking arrived", async () => {
  const { variantIds } = await shop.stock([4]);
  const [variantId] = variantIds;
  if (!variantId) throw new Error("no variant");
  await want(variantId, "clara@example.test");
  expect(await toldOf(variantId)).toEqual(["clara@example.test"]);
});

it("two senders at once tell each person once", async () => {
  const { variantId, restock } = await soldOut();
  for (const name of ["a", "b", "c", "d", "e", "f"]) await want(variantId, `${name}@example.test`);
  await restock(1);
  await Promise.all([sendStockAlerts(shop.db), sendStockAlerts(shop.db), sendStockAlerts(shop.db)]);
  expect(await toldOf(variantId)).toHaveLength(6);
});

it("lets one address wait for twenty things, and says nothing of it, also when they are asked for at once", async () => {
  const { variantIds } = await shop.stock([0, 0, 0, 0, 0]);
  const more = await Promise.all([1, 2, 3, 4].map(async () => (await shop.stock([0, 0, 0, 0, 0])).variantIds));
  const all = [...variantIds, ...more.flat()];
  const answers = await Promise.all(all.map((variantId) => ask(variantId, "many@example.test")));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const [row] = await shop.sql`select count(*)::int as open from stock_alerts where email = 'many@example.test'`;
  expect(row?.["open"]).toBe(20);
});

it.each([
  ["no variant of ours", () => newId<VariantId>(), "clara@example.test"],
  ["no address", () => newId<VariantId>(), "clara"],
])("refuses %s", async (_, variantId, email) => {
  await expect(ask(variantId(), email)).rejects.toThrow();
});

it("forgets who waited half a year", async () => {
  const { variantId, restock } = await soldOut();
  await want(variantId, "clara@example.test");
  await shop.db.execute(sql`update stock_alerts set created_at = now() - interval '181 days'`);
  await forgetOldStockAlerts(shop.db);
  await restock(1);
  expect(await toldOf(variantId)).toEqual([]);
});

describe("an address somebody typed", () => {
  it("is told of nothing before it is confirmed, and of everything asked for there after one yes", async () => {
    const [jug, mug, cup] = [await soldOut(), await soldOut(), await soldOut()];
    for (const { variantId } of [jug, mug]) await ask(variantId, "typed@example.test");
    await jug.restock(1);
    expect(await toldOf(jug.variantId)).toEqual([]);
    const [link = "", ...others] = await linksTo("typed@example.test");
    expect(others).toEqual([]);
    await ask(cup.variantId, "typed@example.test");
    expect(await linksTo("typed@example.test")).toHaveLength(1);
    expect(await read(link)).toMatchObject({ works: true, purpose: "confirm", waiting: [{}, {}, {}] });
    // Programs that look at mails follow links: nothing came of it.
    expect(await toldOf(jug.variantId)).toEqual([]);
    expect(await confirm(link)).toEqual({ ok: true });
    expect(await toldOf(jug.variantId)).toEqual(["typed@example.test"]);
    for (const { variantId, restock } of [mug, cup]) {
      await restock(1);
      expect(await toldOf(variantId)).toEqual(["typed@example.test"]);
    }
    expect(await shop.facts(stockAlertsConfirmedV1)).toContainEqual({ email: "typed@example.test" });
    expect(await reasonOf(confirm(link))).toBe("LINK_EXPIRED");
    expect(await read(link)).toEqual({ works: false });
  });

  it("gets one mail in two days, however often and by however many it is asked for, in copies too", async () => {
    const things = await Promise.all(Array.from({ length: 8 }, soldOut));
    await Promise.all(things.map(({ variantId }) => ask(variantId, "flooded@example.test")));
    await Promise.all([1, 2, 3].map(() => askForConfirmations(shop.db)));
    expect(await linksTo("flooded@example.test")).toHaveLength(1);
    await shop.sql`update stock_alert_links set expires_at = now() - interval '1 second' where email = 'flooded@example.test'`;
    expect(await linksTo("flooded@example.test")).toHaveLength(2);
  });

  it("is forgotten after two days without a yes, with its link", async () => {
    const { variantId, restock } = await soldOut();
    await ask(variantId, "silent@example.test");
    const [link = ""] = await linksTo("silent@example.test");
    await shop.sql`update stock_alerts set created_at = created_at - interval '48 hours'`;
    await shop.sql`update stock_alert_links set expires_at = expires_at - interval '48 hours'`;
    await forgetOldStockAlerts(shop.db);
    expect(await reasonOf(confirm(link))).toBe("LINK_EXPIRED");
    await restock(1);
    expect(await toldOf(variantId)).toEqual([]);
    const [row] = await shop.sql`
      select (select count(*) from stock_alerts where email = 'silent@example.test')::int as alerts,
        (select count(*) from stock_alert_links where email = 'silent@example.test')::int as links`;
    expect(row).toEqual({ alerts: 0, links: 0 });
  });

  it("that says no waits for nothing, and is not asked again while its link would work", async () => {
    const { variantId, restock } = await soldOut();
    await ask(variantId, "no@example.test");
    const [link = ""] = await linksTo("no@example.test");
    expect(await end(link)).toEqual({ ok: true });
    expect(await reasonOf(end(link))).toBe("LINK_EXPIRED");
    await ask(variantId, "no@example.test");
    expect(await linksTo("no@example.test")).toHaveLength(1);
    await restock(1);
    expect(await toldOf(variantId)).toEqual([]);
  });

  it("can end by any mail about an alert all that it still waits for", async () => {
    const [jug, mug] = [await soldOut(), await soldOut()];
    for (const { variantId } of [jug, mug]) await want(variantId, "enough@example.test");
    await jug.restock(1);
    expect(await toldOf(jug.variantId)).toEqual(["enough@example.test"]);
    const { endToken = "" } =
      (await shop.facts(stockReturnedV1)).findLast(({ email }) => email === "enough@example.test") ?? {};
    expect(await read(endToken)).toMatchObject({ works: true, purpose: "end", waiting: [{ title: "Stoneware jug" }] });
    await end(endToken);
    await mug.restock(1);
    expect(await toldOf(mug.variantId)).toEqual([]);
  });

  it.each(["", "x", "ü".repeat(40), "a".repeat(64), Buffer.alloc(48, 7).toString("base64url")])(
    "X20 takes no other token for a link: %s",
    async (token) => {
      if (token) expect(await read(token)).toEqual({ works: false });
      for (const door of [confirm, end]) expect(await reasonOf(door(token))).not.toBe("not refused");
    },
  );

  it("keeps hashes of links only", async () => {
    await ask((await soldOut()).variantId, "hashed@example.test");
    const [link = ""] = await linksTo("hashed@example.test");
    const rows = JSON.stringify(await shop.sql`select * from stock_alert_links`);
    expect(rows).not.toContain(link);
    expect(rows).not.toContain(Buffer.from(link, "base64url").subarray(16).toString("hex"));
  });
});

describe("a member's own address", () => {
  const member = (email: string) => {
    const actor = anActor("user", { email });
    const verify = () => {
      const said = { userId: actor.userId, email, name: "Clara", role: "user" as const, shop: null };
      return shop.hear(aFact(emailVerifiedV1, { ...said, verifiedAt: new Date().toISOString() }));
    };
    return {
      verify,
      ask: (variantId: VariantId, to = email) => shop.as(actor).customer.stockAlert.ask({ variantId, email: to }),
    };
  };

  it("stands at once when it is known to be theirs, without a mail", async () => {
    const { variantId, restock } = await soldOut();
    const clara = member("own@example.test");
    await clara.verify();
    expect(await clara.ask(variantId)).toEqual({ email: "own@example.test", stands: true });
    expect(await linksTo("own@example.test")).toEqual([]);
    await restock(1);
    expect(await toldOf(variantId)).toEqual(["own@example.test"]);
  });

  it("is asked like any other while it is not, and stands once identity says it is; others' asking does not", async () => {
    const [jug, mug] = [await soldOut(), await soldOut()];
    const clara = member("later@example.test");
    expect(await clara.ask(jug.variantId)).toEqual({ email: "later@example.test", stands: false });
    await ask(mug.variantId, "later@example.test");
    await clara.verify();
    for (const { restock } of [jug, mug]) await restock(1);
    expect(await toldOf(jug.variantId)).toEqual(["later@example.test"]);
    expect(await toldOf(mug.variantId)).toEqual([]);
    await clara.ask(mug.variantId);
    expect(await toldOf(mug.variantId)).toEqual(["later@example.test"]);
  });

  it("says nothing of an address that is another's, verified or not", async () => {
    const { variantId } = await soldOut();
    const clara = member("asks@example.test");
    const ben = member("known@example.test");
    for (const one of [clara, ben]) await one.verify();
    await ben.ask(variantId);
    const answers = [];
    for (const to of ["known@example.test", "nobody-at-all@example.test"]) answers.push(await clara.ask(variantId, to));
    expect(answers.map(({ stands }) => stands)).toEqual([false, false]);
  });
});
