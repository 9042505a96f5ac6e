import { stockChangedV1, stockLowV1 } from "@stallhouse/contracts/events/catalog";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, VariantId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openShop } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { wrongInBooks } from "../testing/books.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const reserve = (lines: { variantId: VariantId; quantity: number }[], orderId = newId<OrderId>()) =>
  shop.order.stock.reserve({ orderId, lines, holdSeconds: 900 });
const one = (variantId: VariantId | undefined, quantity = 1) => (variantId ? [{ variantId, quantity }] : []);

describe("reserve", () => {
  it("CA-15 answers with price, name and seller as they are, and holds the units", async () => {
    const { variantIds, fact, slug, productId } = await shop.stock([10]);
    const answer = await reserve(one(variantIds[0], 3));
    expect(answer).toMatchObject({
      status: "reserved",
      lines: [
        {
          variantId: variantIds[0],
          productId,
          slug,
          sellerId: fact.sellerId,
          sellerName: fact.shopName,
          shippingAmount: 490,
          unitPrice: 2_400,
          priceVersion: 1,
          currency: "EUR",
          title: "Stoneware jug",
          label: "small",
          sku: "JUG-0",
          imageUrl: "/products/jug.webp",
          quantity: 3,
        },
      ],
    });
    const [level] = await shop.db.execute(
      sql`select available, reserved from stock_levels where variant_id = ${variantIds[0]}`,
    );
    expect(level).toEqual({ available: 7, reserved: 3 });
    if (answer.status !== "reserved") return;
    const seconds = (Date.parse(answer.expiresAt) - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(880);
    expect(seconds).toBeLessThan(920);
  });

  it("IN-03 IN-04 holds nothing when one line cannot be had, and names the variant in the way", async () => {
    const { variantIds } = await shop.stock([10, 2]);
    const answer = await reserve([...one(variantIds[0]), ...one(variantIds[1], 3)]);
    expect(answer).toEqual({
      status: "rejected",
      reason: "VARIANT_OUT_OF_STOCK",
      variantId: variantIds[1],
      title: "Stoneware jug",
      available: 2,
    });
    const rows = await shop.db.execute(sql`
      select available, reserved from stock_levels where variant_id = any(${sql.param(variantIds)}::uuid[]) order by available`);
    expect([...rows]).toEqual([
      { available: 2, reserved: 0 },
      { available: 10, reserved: 0 },
    ]);
  });

  it("sums the demand of lines that name the same variant", async () => {
    const { variantIds } = await shop.stock([5]);
    const both = [...one(variantIds[0], 3), ...one(variantIds[0], 3)];
    expect(await reserve(both)).toMatchObject({ status: "rejected", reason: "VARIANT_OUT_OF_STOCK", available: 5 });
    const answer = await reserve([...one(variantIds[0], 3), ...one(variantIds[0], 2)]);
    expect(answer).toMatchObject({ status: "reserved", lines: [{ quantity: 5 }] });
  });

  it("refuses what is not for sale: unknown, drafts, blocked and archived products", async () => {
    const unknown = newId<VariantId>();
    expect(await reserve(one(unknown))).toMatchObject({ reason: "VARIANT_NOT_FOR_SALE", variantId: unknown });
    const blocked = await shop.stock([5]);
    await shop.admin.admin.product.block({ productId: blocked.productId, reason: "Fake." });
    expect(await reserve(one(blocked.variantIds[0]))).toMatchObject({ reason: "VARIANT_NOT_FOR_SALE" });
    const archived = await shop.stock([5]);
    await archived.seller.seller.product.archive({ productId: archived.productId });
    expect(await reserve(one(archived.variantIds[0]))).toMatchObject({ reason: "VARIANT_NOT_FOR_SALE" });
  });

  it("asked twice for one order gives the first answer and holds once, also at the same time", async () => {
    const { variantIds } = await shop.stock([10]);
    const orderId = newId<OrderId>();
    const answers = await Promise.all(Array.from({ length: 8 }, () => reserve(one(variantIds[0], 2), orderId)));
    answers.push(await reserve(one(variantIds[0], 7), orderId));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const rows = await shop.db.execute(sql`select qty from reservations where order_id = ${orderId}`);
    expect([...rows]).toEqual([{ qty: 2 }]);

    const late = newId<OrderId>();
    const no = await reserve(one(variantIds[0], 9), late);
    expect(no).toMatchObject({ status: "rejected", available: 8 });
    await shop.db.execute(
      sql`insert into stock_movements (variant_id, kind, qty, cause) values (${variantIds[0]}, 'receive', 50, 'test')`,
    );
    expect(await reserve(one(variantIds[0], 9), late)).toEqual(no);
  });

  it("IN-07 IN-09 IN-10 tells of each change, and that stock is low once per crossing, not per sale", async () => {
    const { variantIds, productId, seller } = await shop.stock([6]);
    const [variantId] = variantIds;
    if (!variantId) throw new Error("no variant");
    const low = async () => (await shop.facts(stockLowV1)).filter((fact) => fact.variantId === variantId);
    for (let sold = 0; sold < 6; sold++) await reserve(one(variantId));
    expect(await low()).toMatchObject([
      { productId, available: 3, threshold: 3, sku: "JUG-0", title: "Stoneware jug" },
    ]);
    await seller.seller.stock.adjust({ variantId, change: 10, reason: "New batch" });
    expect(await low()).toHaveLength(1);
    await reserve(one(variantId, 8));
    expect((await low()).map(({ available }) => available)).toEqual([3, 2]);
    const changes = (await shop.facts(stockChangedV1)).filter(({ levels }) => levels[0]?.variantId === variantId);
    expect(changes.map(({ cause, levels }) => [cause, levels[0]?.available, levels[0]?.version])).toEqual([
      ["receive", 6, 1],
      ...[5, 4, 3, 2, 1, 0].map((available, i) => ["reserve", available, i + 2]),
      ["adjust", 10, 8],
      ["reserve", 2, 9],
    ]);
  });

  it("takes at most 6 statements, however many lines", async () => {
    const { variantIds } = await shop.stock([4, 4, 4, 4, 4]);
    await Promise.all(Array.from({ length: 20 }, () => shop.db.execute(sql`select ${1}::int`)));
    shop.statements.length = 0;
    const answer = await reserve(variantIds.map((variantId) => ({ variantId, quantity: 4 })));
    expect(answer.status).toBe("reserved");
    expect(shop.statements.length).toBeLessThanOrEqual(6);
    expect(shop.statements.length).toBeGreaterThan(2);
  });

  it("leaves right books behind everything above", async () => {
    expect(await wrongInBooks(shop.db)).toEqual({});
  });
});
