import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, UserId, VariantId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop } from "@stallhouse/catalog-service/testing/shop";
import type { Shop } from "@stallhouse/catalog-service/testing/shop";
import { variantsOnSale, writePurchases, writeSales } from "./write-sales.ts";
import type { PastSale } from "./write-sales.ts";
import { wrongInBooks } from "@stallhouse/catalog-service/testing/books";

let shop: Shop;
beforeAll(async () => void (shop = await openShop()));
afterAll(() => shop.close());

const placed = Date.UTC(2026, 0, 5, 19, 30);
const after = (minutes: number) => new Date(placed + minutes * 60_000);

async function linesOf(wanted: Record<VariantId, number>): Promise<PastSale["lines"]> {
  const variants = await variantsOnSale(shop.db);
  return Object.entries(wanted).flatMap(([id, quantity]) =>
    variants.filter(({ variantId }) => variantId === id).map(({ sellerUserId: _, ...line }) => ({ ...line, quantity })),
  );
}

async function aSale(wanted: Record<VariantId, number>, given: Partial<PastSale> = {}): Promise<PastSale> {
  const moments = { placedAt: after(0), holdUntil: after(15), paidAt: after(3), restockedAt: null };
  return { orderId: newId<OrderId>(), lines: await linesOf(wanted), ...moments, ...given };
}

async function threeSales() {
  const { variantIds } = await shop.stock([5, 0]);
  const [some, none] = variantIds;
  if (!some || !none) throw new Error("no variants");
  const sales = [
    await aSale({ [some]: 2, [none]: 9 }),
    await aSale({ [some]: 40, [none]: 3 }, { paidAt: null }),
    await aSale({ [none]: 4 }, { restockedAt: after(60) }),
  ];
  return { some, none, sales };
}

test("I01 I02 I03 I04 sales of the past leave the shelf as it is, and the books right", async () => {
  const { some, none, sales } = await threeSales();
  await shop.absorb();
  const told = await shop.db.execute(sql`select id from outbox`);
  expect(await writeSales(shop.db, sales)).toBe(3);
  expect(await wrongInBooks(shop.db)).toEqual({});
  expect(await shop.level(some)).toEqual({ available: 5, reserved: 0 });
  expect(await shop.level(none)).toEqual({ available: 0, reserved: 0 });
  expect(await shop.db.execute(sql`select id from outbox`)).toHaveLength(told.length);
  const states = await shop.db.execute(sql`
    select order_id, string_agg(distinct state, ' ') as state, bool_or(restocked) as restocked from reservations r,
      lateral (select exists (select from stock_movements m where m.reservation_id = r.id and m.kind = 'restock') as restocked) m
    where order_id = any(${sql.param(sales.map(({ orderId }) => orderId))}::uuid[]) group by 1`);
  expect(new Map(states.map((row) => [row["order_id"], [row["state"], row["restocked"]]]))).toEqual(
    new Map([
      [sales[0]?.orderId, ["committed", false]],
      [sales[1]?.orderId, ["released", false]],
      [sales[2]?.orderId, ["committed", true]],
    ]),
  );
});

test("every movement carries the day of its order", async () => {
  const { sales } = await threeSales();
  await writeSales(shop.db, sales);
  const young = await shop.db.execute(sql`
    select kind from stock_movements where cause <> 'opening stock' and created_at > now() - interval '1 day'`);
  expect([...young]).toEqual([]);
});

test("a second run, and one that adds an order, change nothing of what is there", async () => {
  const { some, sales } = await threeSales();
  await writeSales(shop.db, sales.slice(0, 2));
  expect(await writeSales(shop.db, sales)).toBe(1);
  const before = await shop.db.execute(sql`select t::text from stock_movements t order by 1`);
  expect(await writeSales(shop.db, sales)).toBe(0);
  expect([...(await shop.db.execute(sql`select t::text from stock_movements t order by 1`))]).toEqual([...before]);
  expect(await shop.level(some)).toEqual({ available: 5, reserved: 0 });
  expect(await wrongInBooks(shop.db)).toEqual({});
});

test("who received a product in the past may review it, once", async () => {
  const { productId, slug } = await shop.stock([5]);
  const customerId = newId<UserId>();
  const bought = { customerId, customerName: "Mia Berg", productId, variantLabel: "small" };
  const purchases = [
    { ...bought, deliveredAt: after(0) },
    { ...bought, variantLabel: "large", deliveredAt: after(90) },
  ];
  await writePurchases(shop.db, purchases);
  await writePurchases(shop.db, purchases);
  const rows = await shop.db.execute(sql`
    select author, variant_label, p.slug from purchases join products p on p.id = product_id
    where customer_id = ${customerId}`);
  expect([...rows]).toEqual([{ author: "Mia B.", variant_label: "large", slug }]);
});
