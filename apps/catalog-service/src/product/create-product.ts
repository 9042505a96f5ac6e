import { productCreatedV1 } from "@stallhouse/contracts/events/catalog";
import { newId } from "@stallhouse/contracts/ids";
import type { ProductId, VariantId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { enqueueAll } from "@stallhouse/messaging/enqueue";
import type { Seller } from "@stallhouse/service/trpc";
import { checkAttributes } from "../category/attributes.ts";
import { getCategory } from "../category/get-category.ts";
import { announceStock } from "../inventory/announce-stock.ts";
import { receiveOpeningStock } from "../inventory/receive-opening-stock.ts";
import { showMedia } from "../media/show-media.ts";
import { products } from "../schema.ts";
import { lockSeller } from "../seller/lock-seller.ts";
import type { CatalogDb, CatalogTx } from "../trpc.ts";
import { checkPayable } from "./check-payable.ts";
import { insertVariants } from "./insert-variants.ts";
import { productFacts } from "./product-facts.ts";
import type { CreateProductInput } from "./product-input.ts";
import { refusingTakenSku } from "./sku-taken.ts";
import { slugOf } from "./slug-of.ts";
import { priceRange, variantRow } from "./variant-rows.ts";

/** Puts up a product with its opening stock. It is on sale at once if it is active and its seller in good standing. */
export async function createProduct(
  db: CatalogDb,
  { sellerId }: Seller,
  input: CreateProductInput,
): Promise<{ productId: ProductId; slug: string }> {
  return db.transaction(async (tx) => {
    const seller = await lockSeller(tx, sellerId);
    if (seller.standing === "blocked") throw new Refusal("SELLER_NOT_ACTIVE");
    checkPayable(input.variants, seller.shippingAmount);
    const category = await getCategory(tx, input.categorySlug);
    checkAttributes(category.attributes, input.attributes);
    const { title, summary, description, currency, facts, attributes, options, pictures, status } = input;
    const productId = newId<ProductId>();
    const slug = await insertProduct(tx, {
      id: productId,
      sellerId,
      categoryId: category.id,
      slug: slugOf(title),
      title,
      summary,
      description,
      currency,
      facts,
      attributes,
      options,
      pictures,
      status,
      ...priceRange(input.variants),
      onSale: status === "active" && seller.standing === "active",
    });
    await showMedia(tx, { productId, sellerId, pictures });
    const rows = input.variants.map((variant, position) => ({
      id: newId<VariantId>(),
      quantity: variant.quantity,
      ...variantRow(input, variant, position),
    }));
    await refusingTakenSku(() => insertVariants(tx, { productId, sellerId, rows }));
    const changes = await receiveOpeningStock(tx, { productId, sellerId, title, rows });
    await enqueueAll(tx, productCreatedV1, await productFacts(tx, [productId]));
    await announceStock(tx, [{ cause: "receive", orderId: null, changes }]);
    return { productId, slug };
  });
}

/** The title makes the address; where another product has it, a few letters of the id are added. */
async function insertProduct(tx: CatalogTx, row: typeof products.$inferInsert): Promise<string> {
  const slugs = [row.slug, `${row.slug}-${row.id.slice(-4)}`, `${row.slug}-${row.id}`];
  for (const slug of slugs) {
    const added = await tx
      .insert(products)
      .values({ ...row, slug })
      .onConflictDoNothing()
      .returning({ slug: products.slug });
    if (added.length > 0) return slug;
  }
  throw new Error("no slug is free, not even one with the whole id");
}
