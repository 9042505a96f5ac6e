import { productDeletedV1, productUpdatedV1 } from "@stallhouse/contracts/events/catalog";
import type { ProductId, SellerId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { enqueueAll } from "@stallhouse/messaging/enqueue";
import type { Seller } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { CatalogDb, CatalogTx } from "../trpc.ts";
import { productFacts } from "./product-facts.ts";
import { refusingTakenSku } from "./sku-taken.ts";

/** Takes a product down. Its SKUs become free; doing it again changes nothing. */
export async function archiveProduct(
  db: CatalogDb,
  { sellerId }: Seller,
  productId: ProductId,
): Promise<{ productId: ProductId }> {
  return db.transaction(async (tx) => {
    if ((await lockStatus(tx, sellerId, productId)) === "archived") return { productId };
    await tx.execute(sql`
      with retired as (update variants set retired = true, archived = true where product_id = ${productId} and not retired)
      update products set status = 'archived', on_sale = false, version = version + 1, updated_at = now()
      where id = ${productId}`);
    await enqueueAll(tx, productDeletedV1, await productFacts(tx, [productId]));
    return { productId };
  });
}

/** Takes a product out of the archive: a draft with the variants it had. Doing it again changes nothing. */
export async function restoreProduct(
  db: CatalogDb,
  { sellerId }: Seller,
  productId: ProductId,
): Promise<{ productId: ProductId }> {
  return db.transaction(async (tx) => {
    if ((await lockStatus(tx, sellerId, productId)) !== "archived") return { productId };
    await refusingTakenSku(() =>
      tx.execute(
        sql`update variants set retired = false, archived = false where product_id = ${productId} and archived`,
      ),
    );
    await tx.execute(sql`
      update products set status = 'draft', version = version + 1, updated_at = now() where id = ${productId}`);
    await tx.execute(sql`select refresh_stock_flags(array[${productId}::uuid])`);
    await enqueueAll(tx, productUpdatedV1, await productFacts(tx, [productId]));
    return { productId };
  });
}

async function lockStatus(tx: CatalogTx, sellerId: SellerId, productId: ProductId): Promise<string> {
  const [product] = await tx.execute<{ status: string }>(sql`
    select status from products where id = ${productId} and seller_id = ${sellerId} for no key update`);
  if (!product) throw new Refusal("PRODUCT_NOT_FOUND");
  return product.status;
}
