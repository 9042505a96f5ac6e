import { productUpdatedV1 } from "@stallhouse/contracts/events/catalog";
import type { ProductId, SellerId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { enqueueAll } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import { lockSeller } from "../seller/lock-seller.ts";
import type { CatalogDb } from "../trpc.ts";
import { productFacts } from "./product-facts.ts";

type Blocked = { productId: ProductId; blockedReason: string | null; onSale: boolean };

/** Takes a product off sale until an admin lets it back. */
export function blockProduct(
  db: CatalogDb,
  { productId, reason }: { productId: ProductId; reason: string },
): Promise<Blocked> {
  return setBlocked(db, productId, reason);
}

/** Lets a product back; it is on sale again if its seller means it to be and is in good standing. */
export function unblockProduct(db: CatalogDb, productId: ProductId): Promise<Blocked> {
  return setBlocked(db, productId, null);
}

function setBlocked(db: CatalogDb, productId: ProductId, blockedReason: string | null): Promise<Blocked> {
  return db.transaction(async (tx) => {
    const [owner] = await tx.execute<{ sellerId: SellerId }>(sql`
      select seller_id as "sellerId" from products where id = ${productId}`);
    if (!owner) throw new Refusal("PRODUCT_NOT_FOUND");
    const isActive = (await lockSeller(tx, owner.sellerId)).standing === "active";
    const [product] = await tx.execute<{ onSale: boolean }>(sql`
      update products set blocked_reason = ${blockedReason}, version = version + 1, updated_at = now(),
        on_sale = status = 'active' and ${blockedReason}::text is null and ${isActive}
      where id = ${productId} and blocked_reason is distinct from ${blockedReason}
      returning on_sale as "onSale"`);
    if (!product) return { productId, blockedReason, onSale: await isOnSale(tx, productId) };
    await enqueueAll(tx, productUpdatedV1, await productFacts(tx, [productId]));
    return { productId, blockedReason, onSale: product.onSale };
  });
}

async function isOnSale(tx: Parameters<typeof productFacts>[0], productId: ProductId): Promise<boolean> {
  const [fact] = await productFacts(tx, [productId]);
  return fact?.onSale ?? false;
}
