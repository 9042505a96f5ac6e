import type { PayloadOf } from "@stallhouse/contracts/event";
import type { productUpdatedV1, ReservedLine, stockChangedV1 } from "@stallhouse/contracts/events/catalog";
import type { OrderId, VariantId } from "@stallhouse/contracts/ids";
import type { Db, Tx } from "@stallhouse/db/connect";
import { excluded, insertRows, recordset } from "@stallhouse/db/recordset";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { QuotedVariant } from "../clients.ts";
import { knownStock, knownVariants } from "../schema.ts";
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
  const stock = variants.map(({ stockVersion, ...variant }) => ({ ...variant, version: stockVersion }));
  await db.execute(sql`
    with stock as (${newerStock(stock)})
    ${insertRows(knownVariants, variants.toSorted(byVariant))}
    on conflict (variant_id) do update set
      ${excluded(knownVariants, ["productId", "sellerId", "sellerCountry", "dispatchDays"])},
      seller_country = coalesce(excluded.seller_country, known_variants.seller_country),
      dispatch_days = coalesce(excluded.dispatch_days, known_variants.dispatch_days)
    where known_variants.product_version <= excluded.product_version`);
}

type StockLevel = Pick<(typeof knownStock)["$inferSelect"], "variantId" | "available" | "version">;

/** In the order of their ids, whoever writes them: two writers wait for each other and not in a circle. */
function byVariant(a: { variantId: VariantId }, b: { variantId: VariantId }): number {
  return a.variantId < b.variantId ? -1 : 1;
}

function newerStock(levels: readonly StockLevel[]): SQL {
  return sql`${insertRows(knownStock, levels.toSorted(byVariant))}
    on conflict (variant_id) do update set ${excluded(knownStock)} where known_stock.version < excluded.version`;
}

/**
 * Keeps the new stock levels. Facts about different orders may overtake each other: the version decides. Levels that
 * changed because an order's stock was sold, or came back, also say so of the order.
 */
export async function learnStock(db: AnyDb, { cause, orderId, levels }: PayloadOf<typeof stockChangedV1>) {
  await db.execute(sql`${soldOrBack(cause, orderId)} ${newerStock(levels)}`);
}

/** A hold told newer prices than the facts have brought so far: the cart shall show them at once. */
export async function learnPrices(db: AnyDb, lines: readonly ReservedLine[]): Promise<void> {
  const prices = lines.map(({ unitPrice, ...line }) => ({ ...line, price: unitPrice }));
  await db.execute(sql`
    update known_variants v
    set price = given.price, price_version = given.price_version, shipping_amount = given.shipping_amount
    from ${recordset(knownVariants, prices)}
    where v.variant_id = given.variant_id and v.price_version <= given.price_version`);
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
