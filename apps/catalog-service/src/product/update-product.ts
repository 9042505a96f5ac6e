import { productUpdatedV1 } from "@stallhouse/contracts/events/catalog";
import { newId } from "@stallhouse/contracts/ids";
import type { ProductId, SellerId, VariantId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { enqueueAll } from "@stallhouse/messaging/enqueue";
import type { Seller } from "@stallhouse/service/trpc";
import { and, eq, sql } from "drizzle-orm";
import { checkAttributes } from "../category/attributes.ts";
import { getCategory } from "../category/get-category.ts";
import { showMedia } from "../media/show-media.ts";
import { products } from "../schema.ts";
import { lockSeller } from "../seller/lock-seller.ts";
import type { CatalogDb, CatalogTx } from "../trpc.ts";
import { checkPayable } from "./check-payable.ts";
import { insertVariants } from "./insert-variants.ts";
import { productFacts } from "./product-facts.ts";
import type { UpdateProductInput } from "./product-input.ts";
import { refusingTakenSku } from "./sku-taken.ts";
import { priceRange, variantRow } from "./variant-rows.ts";

type Updated = { productId: ProductId; slug: string; version: number };

/**
 * Replaces a product's form. Variants it does not name any more are retired, new ones start without stock; the address
 * stays. A form that was filled in over an older state is refused.
 */
export async function updateProduct(db: CatalogDb, { sellerId }: Seller, input: UpdateProductInput): Promise<Updated> {
  return db.transaction(async (tx) => {
    const seller = await lockSeller(tx, sellerId);
    const product = await lockProduct(tx, sellerId, input);
    checkPayable(input.variants, seller.shippingAmount);
    const category = await getCategory(tx, input.categorySlug);
    if (input.attributes) checkAttributes(category.attributes, input.attributes);
    const { productId, title, summary, description, facts, attributes, options, pictures, status } = input;
    const version = input.version + 1;
    await tx
      .update(products)
      .set({
        title,
        summary,
        description,
        facts,
        attributes,
        options,
        pictures,
        status,
        version,
        categoryId: category.id,
        ...priceRange(input.variants),
        onSale: status === "active" && !product.isBlocked && seller.standing === "active",
        updatedAt: sql`now()`,
      })
      .where(and(eq(products.id, productId), eq(products.sellerId, sellerId)));
    await showMedia(tx, { productId, sellerId, pictures });
    await refusingTakenSku(() => replaceVariants(tx, sellerId, input));
    await tx.execute(sql`select refresh_stock_flags(array[${productId}::uuid])`);
    await enqueueAll(tx, productUpdatedV1, await productFacts(tx, [productId]));
    return { productId, slug: product.slug, version };
  });
}

async function lockProduct(tx: CatalogTx, sellerId: SellerId, { productId, version }: UpdateProductInput) {
  const [product] = await tx.execute<{ slug: string; version: number; status: string; isBlocked: boolean }>(sql`
    select slug, version, status, blocked_reason is not null as "isBlocked"
    from products where id = ${productId} and seller_id = ${sellerId} for no key update`);
  if (!product || product.status === "archived") throw new Refusal("PRODUCT_NOT_FOUND");
  if (product.version !== version) throw new Refusal("PRODUCT_CHANGED_MEANWHILE");
  return product;
}

async function replaceVariants(tx: CatalogTx, sellerId: SellerId, input: UpdateProductInput): Promise<void> {
  const { productId } = input;
  const rows = input.variants.map((variant, position) => ({
    id: variant.variantId ?? newId<VariantId>(),
    isNew: variant.variantId === undefined,
    ...variantRow(input, variant, position),
  }));
  const kept = rows.filter(({ isNew }) => !isNew);
  const keptIds = sql.param(kept.map(({ id }) => id));
  // Retired first, all of them: a SKU may move from one variant to another only when nothing holds it in between.
  const found = await tx.execute(sql`
    update variants set retired = true where product_id = ${productId} and not retired returning id = any(${keptIds}::uuid[]) as kept`);
  if (found.filter((row) => row.kept === true).length < kept.length) throw new Refusal("VARIANT_NOT_FOUND");
  await tx.execute(sql`
    update variants v set retired = false, sku = row.sku, options = row.options, label = row.label,
      image_url = row."imageUrl", price = row.price, compare_at = row."compareAt", threshold = row.threshold,
      position = row.position
    from json_to_recordset(${JSON.stringify(kept)}::json) as row(id uuid, sku text, options jsonb, label text,
      "imageUrl" text, price bigint, "compareAt" bigint, threshold int, position int)
    where v.id = row.id`);
  await insertVariants(tx, { productId, sellerId, rows: rows.filter(({ isNew }) => isNew) });
}
