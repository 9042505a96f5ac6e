import type { PayloadOf } from "@stallhouse/contracts/event";
import type { productUpdatedV1, ReservedLine, stockChangedV1 } from "@stallhouse/contracts/events/catalog";
import type { OrderId } from "@stallhouse/contracts/ids";
import type { Db, Tx } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { QuotedVariant } from "../clients.ts";
import type * as schema from "../schema.ts";

type AnyDb = Db<typeof schema> | Tx<typeof schema>;
type StockCause = PayloadOf<typeof stockChangedV1>["cause"];
type KnownVariant = Omit<QuotedVariant, "stockVersion">;

/** Keeps what catalog says of a product; a variant that it no longer has goes off sale. An older fact changes nothing. */
export async function learnProduct(db: AnyDb, product: PayloadOf<typeof productUpdatedV1>, onSale: boolean) {
  const variants = product.variants.map((variant): KnownVariant & { stockVersion: number } => ({
    ...variant,
    productId: product.productId,
    sellerId: product.sellerId,
    sellerName: product.seller.name,
    sellerSlug: product.seller.slug,
    shippingAmount: product.seller.shippingAmount,
    sellerCountry: product.seller.country ?? null,
    dispatchDays: product.seller.dispatchDays ?? null,
    title: product.title,
    slug: product.slug,
    currency: product.currency,
    productVersion: product.version,
    onSale,
    // Stock has facts of its own: this figure counts only until the first of them.
    stockVersion: 0,
  }));
  await db.execute(sql`
    update known_variants set on_sale = false, product_version = ${product.version}
    where product_id = ${product.productId} and product_version <= ${product.version}
      and variant_id <> all (${sql.param(variants.map((variant) => variant.variantId))}::uuid[])`);
  await remember(db, variants);
}

/** Keeps what catalog answered when asked. */
export async function learnQuotes(db: AnyDb, quoted: readonly QuotedVariant[]): Promise<void> {
  await remember(db, quoted);
}

async function remember(db: AnyDb, variants: readonly QuotedVariant[]): Promise<void> {
  await db.execute(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(variants)}::jsonb) as x(
        "variantId" uuid, "productId" uuid, "sellerId" uuid, "sellerName" text, "sellerSlug" text, "shippingAmount" bigint,
        "sellerCountry" text, "dispatchDays" jsonb, title text, slug text, label text, sku text, "imageUrl" text, price bigint, "priceVersion" int, currency text,
        "onSale" boolean, "productVersion" int, available int, "stockVersion" bigint)
    ), stock as (
      insert into known_stock (variant_id, available, version)
      select "variantId", available, "stockVersion" from given
      on conflict (variant_id) do update set available = excluded.available, version = excluded.version
        where known_stock.version < excluded.version
    )
    insert into known_variants (variant_id, product_id, seller_id, seller_name, seller_slug, shipping_amount,
      seller_country, dispatch_days, title, slug, label, sku, image_url, price, price_version, currency, on_sale, product_version)
    select "variantId", "productId", "sellerId", "sellerName", "sellerSlug", "shippingAmount",
      "sellerCountry", nullif("dispatchDays", 'null'::jsonb), title, slug, label, sku, "imageUrl", price, "priceVersion", currency, "onSale", "productVersion"
    from given order by "variantId"
    on conflict (variant_id) do update set
      seller_name = excluded.seller_name, seller_slug = excluded.seller_slug,
      shipping_amount = excluded.shipping_amount,
      seller_country = coalesce(excluded.seller_country, known_variants.seller_country),
      dispatch_days = coalesce(excluded.dispatch_days, known_variants.dispatch_days),
      title = excluded.title, slug = excluded.slug, label = excluded.label, sku = excluded.sku,
      image_url = excluded.image_url, price = excluded.price, price_version = excluded.price_version,
      currency = excluded.currency, on_sale = excluded.on_sale, product_version = excluded.product_version
    where known_variants.product_version <= excluded.product_version`);
}

/**
 * Keeps the new stock levels. Facts about different orders may overtake each other: the version decides. Levels that
 * changed because an order's stock was sold, or came back, also say so of the order.
 */
export async function learnStock(db: AnyDb, { cause, orderId, levels }: PayloadOf<typeof stockChangedV1>) {
  await db.execute(sql`
    ${soldOrBack(cause, orderId)}
    insert into known_stock (variant_id, available, version)
    select "variantId", available, version
    from jsonb_to_recordset(${JSON.stringify(levels)}::jsonb) as x("variantId" uuid, available int, version bigint)
    order by "variantId"
    on conflict (variant_id) do update set available = excluded.available, version = excluded.version
    where known_stock.version < excluded.version`);
}

/** A hold told newer prices than the facts have brought so far: the cart shall show them at once. */
export async function learnPrices(db: AnyDb, lines: readonly ReservedLine[]): Promise<void> {
  await db.execute(sql`
    update known_variants v
    set price = x."unitPrice", price_version = x."priceVersion", shipping_amount = x."shippingAmount"
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as x("variantId" uuid, "unitPrice" bigint, "priceVersion" int, "shippingAmount" bigint)
    where v.variant_id = x."variantId" and v.price_version <= x."priceVersion"`);
}

/** What one part gives back says nothing of the order's others. */
function soldOrBack(cause: StockCause, orderId: OrderId | null): SQL {
  if (!orderId || (cause !== "commit" && cause !== "restock")) return sql``;
  const at = cause === "commit" ? sql`now()` : sql`null`;
  return sql`with sold_or_back as (
    update orders set stock_committed_at = ${at}
    where id = ${orderId} and (stock_committed_at is null) = (${at}::timestamptz is not null)
      and (${cause} = 'commit' or status = 'CANCELLED')
  )`;
}
