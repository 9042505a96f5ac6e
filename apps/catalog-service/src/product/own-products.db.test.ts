import { productCreatedV1, productUpdatedV1 } from "@stallhouse/contracts/events/catalog";
import { sellerApprovedV1, sellerCreatedV1 } from "@stallhouse/contracts/events/identity";
import { faultsOfIssues } from "@stallhouse/contracts/forms/input";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId } from "@stallhouse/contracts/ids";
import { greatestAmount } from "@stallhouse/contracts/money-limits";
import { anActor } from "@stallhouse/service/testing";
import { acceptedTexts } from "@stallhouse/service/testing/inputs";
import type { TRPCError } from "@trpc/server";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ZodError } from "zod";
import { aFact, aProduct, formOf, openShop, sellerFact } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { wrongInBooks } from "../testing/books.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const refused = (reason: string) => ({ cause: { reason } });

describe("a seller's product", () => {
  it("CA-01 CA-07 IN-12 is made with its opening stock, and told with everything a hearer needs", async () => {
    const { productId, fact, slug, variantIds } = await shop.stock([7, 0]);
    const told = (await shop.facts(productCreatedV1)).filter((created) => created.productId === productId);
    expect(told).toMatchObject([
      {
        productId,
        sellerId: fact.sellerId,
        slug,
        price: 2_400,
        quantity: 7,
        version: 1,
        onSale: true,
        seller: { name: fact.shopName, slug: fact.slug, shippingAmount: 490 },
        variants: [
          { variantId: variantIds[0], sku: "JUG-0", label: "small", price: 2_400, priceVersion: 1, available: 7 },
          { sku: "JUG-1", available: 0, imageUrl: "/products/jug.webp" },
        ],
      },
    ]);
    const moves = await shop.db.execute(sql`
      select kind, qty from stock_movements where variant_id = any(${sql.param(variantIds)}::uuid[])`);
    expect([...moves]).toEqual([{ kind: "receive", qty: 7 }]);
  });

  it("has an address of its own, made from its title", async () => {
    const first = await shop.stock([1], { title: "Süße Tässchen, No. 7!" });
    const second = await shop.stock([1], { title: "Süße Tässchen, No. 7!" });
    expect(first.slug).toBe("susse-tasschen-no-7");
    expect(second.slug).toMatch(/^susse-tasschen-no-7-[0-9a-f]{4}$/);
  });

  it.each([greatestAmount - 491, greatestAmount - 490, greatestAmount - 489, greatestAmount, greatestAmount + 1])(
    "is refused at a price (%i) at which it could never be paid with its delivery of 490, and the field is named",
    async (price) => {
      const { seller, productId } = await shop.stock([1]);
      const asRead = await formOf(seller, productId);
      const at = <V extends { price: number | null; compareAt: number | null }>(variants: V[]) =>
        variants.map((variant) => ({ ...variant, price, compareAt: null }));
      const other = { ...aProduct(), variants: at(aProduct().variants.map((one) => ({ ...one, sku: "OTHER" }))) };
      const saves = [
        () => seller.seller.product.create(other),
        () => seller.seller.product.update({ ...asRead, variants: at(asRead.variants) }),
      ];
      for (const save of saves) {
        const fault = await save().then(
          () => null,
          (error: TRPCError) => JSON.stringify([error.message, error.cause]),
        );
        if (price + 490 <= greatestAmount) expect(fault).toBeNull();
        else expect(fault).toMatch(/variants.*price/s);
      }
    },
  );

  it.each(acceptedTexts)("keeps what its door takes, and gives it back as it was: %j", async (text) => {
    const { seller, productId } = await shop.stock([1]);
    const facts = [{ label: text.slice(0, 60), value: text }];
    const asRead = await formOf(seller, productId);
    const variants = asRead.variants.map((variant) => ({ ...variant, sku: text.slice(0, 64) }));
    const written = { ...asRead, title: text, summary: text, description: `${text}\n\n${text}`, facts, variants };
    const { slug } = await seller.seller.product.update(written);
    const { title, summary, description, facts: kept } = await shop.visitor.public.product.get({ slug });
    expect({ title, summary, description, facts: kept }).toEqual({
      title: text,
      summary: text,
      description: written.description,
      facts,
    });
    await shop.absorb();
    await shop.visitor.public.product.search({ query: text.slice(0, 200) });
  });

  it("CA-01 a draft may lack what going on sale demands, and is told at which field", async () => {
    const { seller } = await shop.openStall();
    const blank = aProduct([0]).variants.map((variant) => ({ ...variant, sku: "", price: null, compareAt: null }));
    const early = { ...aProduct(), summary: "", variants: blank, status: "draft" as const };
    const { productId } = await seller.seller.product.create(early);
    // SKUs that are not written yet are nobody's.
    await seller.seller.product.create(early);
    const { items } = await seller.seller.product.list({ status: "draft" });
    expect(items.map(({ price, maxPrice }) => [price, maxPrice])).toEqual([
      [null, null],
      [null, null],
    ]);
    const [told] = (await shop.facts(productCreatedV1)).filter((fact) => fact.productId === productId);
    expect(told).toMatchObject({ onSale: false, variants: [] });

    const asRead = await formOf(seller, productId);
    const onSale = { ...asRead, status: "active" as const };
    const refused = await seller.seller.product.update(onSale).catch((error: TRPCError) => error.cause);
    expect(refused instanceof ZodError && faultsOfIssues(refused.issues)).toEqual(
      ["summary", "variants.0.sku", "variants.0.price"].map((field) => ({ field, code: "missing" })),
    );
    const variants = asRead.variants.map((variant) => ({ ...variant, sku: "NOW", price: 2_400 }));
    const { slug } = await seller.seller.product.update({ ...onSale, summary: "A mug.", variants });
    expect(await shop.visitor.public.product.get({ slug })).toMatchObject({ price: 2_400, onSale: true });
  });

  it("CA-08 CA-12 changes with a new version; prices are kept with theirs, and the fact is told", async () => {
    const { seller, productId, variantIds } = await shop.stock([5, 5]);
    const asRead = await formOf(seller, productId);
    const [kept] = asRead.variants;
    if (!kept) throw new Error("no variant");
    const option = {
      name: "Size",
      values: [
        { value: "small", color: null },
        { value: "grand", color: "#aabbcc" },
      ],
    };
    const added = { sku: "JUG-9", options: { Size: "grand" }, price: 5_000, compareAt: 6_000, threshold: 0 };
    const changed = { ...asRead, title: "Tall jug", options: [option], variants: [{ ...kept, price: 2_000 }, added] };
    expect(await seller.seller.product.update(changed)).toMatchObject({ version: 2, slug: expect.any(String) });

    const after = await seller.seller.product.get({ productId });
    expect(after.variants).toMatchObject([
      { variantId: variantIds[0], price: 2_000, available: 5 },
      { sku: "JUG-9", price: 5_000, available: 0 },
    ]);
    const prices = await shop.db.execute(sql`
      select version, amount::int from variant_prices where variant_id = ${kept.variantId} order by version`);
    expect([...prices]).toEqual([
      { version: 1, amount: 2_400 },
      { version: 2, amount: 2_000 },
    ]);
    const told = (await shop.facts(productUpdatedV1)).filter((update) => update.productId === productId);
    expect(told).toMatchObject([{ version: 2, title: "Tall jug", price: 2_000, quantity: 5 }]);
    const retired = variantIds[1];
    expect(
      await shop.order.stock.reserve({
        orderId: newId<OrderId>(),
        lines: retired ? [{ variantId: retired, quantity: 1 }] : [],
        holdSeconds: 60,
      }),
    ).toMatchObject({ reason: "VARIANT_NOT_FOR_SALE" });
    expect(await wrongInBooks(shop.db)).toEqual({});
  });

  it("two variants may swap their SKUs in one change", async () => {
    const { seller, productId } = await shop.stock([1, 1]);
    const asRead = await formOf(seller, productId);
    const variants = asRead.variants.map((variant, i) => ({ ...variant, sku: `JUG-${1 - i}` }));
    await seller.seller.product.update({ ...asRead, variants });
    const after = await seller.seller.product.get({ productId });
    expect(after.variants.map(({ sku }) => sku)).toEqual(["JUG-1", "JUG-0"]);
  });

  it("refuses a form filled in over an older state, and changes nothing", async () => {
    const { seller, productId } = await shop.stock([1]);
    const asRead = await formOf(seller, productId);
    const tries = await Promise.allSettled(
      ["One", "Two"].map((title) => seller.seller.product.update({ ...asRead, title })),
    );
    expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(seller.seller.product.update(asRead)).rejects.toMatchObject(refused("PRODUCT_CHANGED_MEANWHILE"));
    expect((await seller.seller.product.get({ productId })).version).toBe(2);
  });

  it("refuses a SKU the seller has already; another seller may use it", async () => {
    const { seller } = await shop.stock([1]);
    await expect(seller.seller.product.create(aProduct([1]))).rejects.toMatchObject({
      cause: { reason: "SKU_TAKEN", details: { sku: "JUG-0" } },
    });
    await shop.stock([1]);
  });

  it("tells which of its variants run low, the sold-out ones first, however many there are of others", async () => {
    const { seller, productId } = await shop.stock([900, 0, 2]);
    const { variants, ...draft } = aProduct([0]);
    const hidden = variants.map((variant) => ({ ...variant, sku: "DRAFT" }));
    await seller.seller.product.create({ ...draft, variants: hidden, title: "A draft", status: "draft" });
    const low = await seller.seller.stock.low();
    expect(low.map(({ productId: of, sku, available }) => ({ of, sku, available }))).toEqual([
      { of: productId, sku: "JUG-1", available: 0 },
      { of: productId, sku: "JUG-2", available: 2 },
    ]);
    const { seller: stranger } = await shop.stock([50]);
    expect(await stranger.seller.stock.low()).toEqual([]);
  });

  it("can be opened by an admin while its seller is pending", async () => {
    const fact = sellerFact();
    const seller = shop.as(anActor("seller", { sellerId: fact.sellerId }));
    await shop.hear(aFact(sellerCreatedV1, fact));
    const { productId } = await seller.seller.product.create({ ...aProduct([2]), title: "Early bird bath" });
    expect(await shop.admin.admin.product.get({ productId })).toMatchObject({
      title: "Early bird bath",
      onSale: false,
      sellerId: fact.sellerId,
      sellerName: fact.shopName,
    });
  });

  it("waits while its seller is unknown or pending, and is on sale with the approval", async () => {
    const fact = sellerFact();
    const seller = shop.as(anActor("seller", { sellerId: fact.sellerId }));
    const { slug, productId } = await seller.seller.product.create({ ...aProduct([2]), title: "Early bird bath" });
    const see = () => shop.visitor.public.product.get({ slug });
    await expect(see()).rejects.toMatchObject(refused("PRODUCT_NOT_FOUND"));
    await shop.hear(aFact(sellerCreatedV1, fact));
    await expect(see()).rejects.toMatchObject(refused("PRODUCT_NOT_FOUND"));
    await shop.hear(aFact(sellerApprovedV1, fact));
    expect(await see()).toMatchObject({ productId, sellerName: fact.shopName });
    const { items } = await shop.visitor.public.product.search({ query: `bird ${fact.shopName}` });
    expect(items).toMatchObject([{ productId }]);
  });

  it("is listed with its stock, found by title and SKU, and no character is a wildcard", async () => {
    const { seller, productId, variantIds } = await shop.stock([4, 2]);
    const [variantId] = variantIds;
    if (!variantId) throw new Error("no variant");
    await shop.order.stock.reserve({ orderId: newId<OrderId>(), lines: [{ variantId, quantity: 1 }], holdSeconds: 60 });
    const list = async (query?: string) => (await seller.seller.product.list({ query })).items;
    expect(await list()).toMatchObject([
      { productId, stockTotal: 5, reservedTotal: 1, variantCount: 2, status: "active" },
    ]);
    expect(await list("STONE")).toHaveLength(1);
    expect(await list("jug-1")).toHaveLength(1);
    expect(await list("%")).toHaveLength(0);
    expect(await list("_")).toHaveLength(0);
  });
});

describe("stock by hand", () => {
  it("is counted in and out with a reason, but never below what is free", async () => {
    const { seller, variantIds } = await shop.stock([4]);
    const [variantId] = variantIds;
    if (!variantId) throw new Error("no variant");
    await shop.order.stock.reserve({ orderId: newId<OrderId>(), lines: [{ variantId, quantity: 3 }], holdSeconds: 60 });
    const adjust = (change: number) => seller.seller.stock.adjust({ variantId, change, reason: "Counted" });
    await expect(adjust(-2)).rejects.toMatchObject({
      cause: { reason: "VARIANT_OUT_OF_STOCK", details: { available: "1" } },
    });
    expect(await adjust(-1)).toEqual({ variantId, available: 0, reserved: 3 });
    expect(await adjust(20)).toEqual({ variantId, available: 20, reserved: 3 });
    expect(await wrongInBooks(shop.db)).toEqual({});
  });
});
