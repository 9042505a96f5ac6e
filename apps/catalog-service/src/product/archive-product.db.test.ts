import { productDeletedV1, productUpdatedV1 } from "@stallhouse/contracts/events/catalog";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aProduct, formOf, openShop } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { wrongInBooks } from "../testing/books.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const refused = (reason: string) => ({ cause: { reason } });

describe("an archived product", () => {
  it("CA-08 is taken down once, and its SKU is free again", async () => {
    const { seller, productId, slug } = await shop.stock([4]);
    await seller.seller.product.archive({ productId });
    await seller.seller.product.archive({ productId });
    const told = (await shop.facts(productDeletedV1)).filter((deleted) => deleted.productId === productId);
    expect(told).toMatchObject([{ onSale: false, version: 2, variants: [{ sku: "JUG-0" }] }]);
    await expect(shop.visitor.public.product.get({ slug })).rejects.toMatchObject(refused("PRODUCT_GONE"));
    expect(await shop.visitor.public.product.isGone({ slug })).toBe(true);
    await seller.seller.product.create(aProduct([1]));
    const { items } = await seller.seller.product.list({ status: "archived" });
    expect(items).toMatchObject([{ productId, status: "archived", stockTotal: 4, variantCount: 1 }]);
  });

  it("comes out of the archive as a draft with the variants it had, unless a SKU is taken meanwhile", async () => {
    const { seller, productId, variantIds } = await shop.stock([4, 2, 1]);
    const { version: _v, ...asRead } = await formOf(seller, productId);
    const kept = asRead.variants.slice(0, 2);
    await seller.seller.product.update({ ...asRead, version: 1, variants: kept });
    await seller.seller.product.archive({ productId });
    const archived = await seller.seller.product.get({ productId });
    expect(archived.variants.map(({ variantId }) => variantId)).toEqual(variantIds.slice(0, 2));
    const other = await seller.seller.product.create(aProduct([1]));
    await expect(seller.seller.product.restore({ productId })).rejects.toMatchObject(refused("SKU_TAKEN"));
    expect((await seller.seller.product.get({ productId })).status).toBe("archived");
    await seller.seller.product.archive({ productId: other.productId });
    await seller.seller.product.restore({ productId });
    await seller.seller.product.restore({ productId });
    const restored = await seller.seller.product.get({ productId });
    expect(restored).toMatchObject({ status: "draft", onSale: false, variants: archived.variants });
    const told = (await shop.facts(productUpdatedV1)).filter((fact) => fact.productId === productId);
    expect(told.at(-1)).toMatchObject({ onSale: false, version: restored.version, quantity: 6 });
    const again = await formOf(seller, productId);
    await seller.seller.product.update({ ...again, status: "active" });
    expect(await shop.visitor.public.product.get({ slug: restored.slug })).toMatchObject({ productId });
    expect(await wrongInBooks(shop.db)).toEqual({});
  });
});
