import { productDeletedV1 } from "@stallhouse/contracts/events/catalog";
import type { ProductId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { enqueueAll } from "@stallhouse/messaging/enqueue";
import type { Seller } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import { productFacts } from "./product-facts.ts";

/** Takes a product down for good. Its SKUs become free; doing it again changes nothing. */
export async function archiveProduct(
  db: CatalogDb,
  { sellerId }: Seller,
  productId: ProductId,
): Promise<{ productId: ProductId }> {
  return db.transaction(async (tx) => {
    const [product] = await tx.execute<{ status: string }>(sql`
      select status from products where id = ${productId} and seller_id = ${sellerId} for no key update`);
    if (!product) throw new Refusal("PRODUCT_NOT_FOUND");
    if (product.status === "archived") return { productId };
    await tx.execute(sql`
      with retired as (update variants set retired = true where product_id = ${productId} and not retired)
      update products set status = 'archived', on_sale = false, version = version + 1, updated_at = now()
      where id = ${productId}`);
    await enqueueAll(tx, productDeletedV1, await productFacts(tx, [productId]));
    return { productId };
  });
}
