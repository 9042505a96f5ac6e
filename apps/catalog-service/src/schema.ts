import { amountColumn, createdAtColumn, currencyColumn, idColumn, refColumn, timeColumn } from "@stallhouse/db/columns";
import type { CategoryId, OrderId, ProductId, ReservationId, SellerId, VariantId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { AttributeDefinition } from "./category/attributes.ts";
import type { Translations } from "./category/translations.ts";
import type { StockAnswer } from "./inventory/stock-answer.ts";
import type { Fact, Option, ProductPicture } from "./product/product-view.ts";
import { foundBy } from "./search/search-tables.ts";

export { inbox, outbox, suspects } from "@stallhouse/db/outbox-tables";
export { endedSessions, revocations } from "@stallhouse/db/revocation-table";
export { shopChanges } from "./change/change-tables.ts";
export { media, productMedia } from "./media/media-tables.ts";
export { purchases, reviews, reviewVotes } from "./review/review-tables.ts";
export { stockAlertLinks, stockAlerts, verifiedMembers } from "./stock-alert/stock-alert-tables.ts";
export { searchChanges, searchEntries, searchWords, swatches, tagCounts } from "./search/search-tables.ts";
export { sellers } from "./seller/seller-tables.ts";

export const categories = pgTable(
  "categories",
  {
    id: idColumn<CategoryId>(),
    parentId: refColumn<CategoryId>().references((): AnyPgColumn => categories.id),
    slug: text().notNull().unique(),
    name: text().notNull(),
    names: jsonb().notNull().default({}).$type<Translations>(),
    intro: text().notNull(),
    intros: jsonb().notNull().default({}).$type<Translations>(),
    hue: integer().notNull(),
    position: integer().notNull(),
    /** What its products are narrowed by; categories below inherit them. */
    attributes: jsonb().notNull().default([]).$type<AttributeDefinition[]>(),
    /** Its products' words are out of date from this id on; null when none are. */
    staleFrom: refColumn<ProductId>(),
  },
  (table) => [
    index("categories_by_parent").on(table.parentId),
    check("categories_hue", sql`${table.hue} between 0 and 359`),
    check("categories_parent", sql`${table.parentId} <> ${table.id}`),
  ],
);

export const products = pgTable(
  "products",
  {
    id: idColumn<ProductId>(),
    /** No foreign key: a seller may put up products before identity's fact about them arrives. */
    sellerId: refColumn<SellerId>().notNull(),
    categoryId: refColumn<CategoryId>()
      .notNull()
      .references(() => categories.id),
    slug: text().notNull().unique(),
    title: text().notNull(),
    summary: text().notNull(),
    description: text().notNull(),
    facts: jsonb().notNull().$type<Fact[]>(),
    options: jsonb().notNull().$type<Option[]>(),
    pictures: jsonb().notNull().$type<ProductPicture[]>(),
    currency: currencyColumn(),
    status: text({ enum: ["draft", "active", "archived"] }).notNull(),
    blockedReason: text(),
    /** Active, not blocked, and its seller in good standing: kept in the transaction that changes any of the three. */
    onSale: boolean().notNull(),
    minPrice: amountColumn(),
    maxPrice: amountColumn(),
    /** Of the cheapest variant. */
    compareAt: bigint({ mode: "number" }),
    /** Kept by the database with every stock movement. */
    stock: text({ enum: ["in", "low", "out"] })
      .notNull()
      .default("out"),
    /** Stars and number of the reviews shown: kept by the database with every review. */
    ratingSum: integer().notNull().default(0),
    ratingCount: integer().notNull().default(0),
    version: integer().notNull().default(1),
    /** Values by the key of an attribute of its category. */
    attributes: jsonb().notNull().default({}).$type<Record<string, string[]>>(),
    ...foundBy,
    createdAt: createdAtColumn(),
    updatedAt: createdAtColumn(),
  },
  (table) => [
    index("products_by_price")
      .on(table.minPrice, table.id)
      .where(sql`on_sale`),
    index("products_by_category")
      .on(table.categoryId, table.id)
      .where(sql`on_sale`),
    index("products_by_category_price")
      .on(table.categoryId, table.minPrice, table.id)
      .where(sql`on_sale`),
    index("products_by_seller").on(table.sellerId, table.id),
    check("products_status", sql`${table.status} in ('draft', 'active', 'archived')`),
    check("products_stock", sql`${table.stock} in ('in', 'low', 'out')`),
    check(
      "products_rating",
      sql`${table.ratingCount} >= 0 and ${table.ratingSum} between ${table.ratingCount} and 5 * ${table.ratingCount}`,
    ),
    check("products_prices", sql`${table.minPrice} >= 0 and ${table.maxPrice} >= ${table.minPrice}`),
    check(
      "products_on_sale",
      sql`not ${table.onSale} or (${table.status} = 'active' and ${table.blockedReason} is null)`,
    ),
  ],
);

export const variants = pgTable(
  "variants",
  {
    id: idColumn<VariantId>(),
    productId: refColumn<ProductId>()
      .notNull()
      .references(() => products.id),
    sellerId: refColumn<SellerId>().notNull(),
    sku: text().notNull(),
    options: jsonb().notNull().$type<Record<string, string>>(),
    label: text().notNull(),
    imageUrl: text(),
    price: amountColumn(),
    /** Counted by the database with every change of the price. */
    priceVersion: integer().notNull().default(1),
    compareAt: bigint({ mode: "number" }),
    /** From this many free units on, stock counts as low. */
    threshold: integer().notNull(),
    position: integer().notNull(),
    /** Taken off the product: kept, because orders and movements name it. */
    retired: boolean().notNull().default(false),
  },
  (table) => [
    index("variants_by_product").on(table.productId, table.position),
    uniqueIndex("variants_sku")
      .on(table.sellerId, table.sku)
      .where(sql`not retired`),
    check("variants_price", sql`${table.price} >= 0`),
    check("variants_threshold", sql`${table.threshold} >= 0`),
  ],
);

/** Every price a variant ever had, written by the database. Append-only. */
export const variantPrices = pgTable(
  "variant_prices",
  {
    variantId: refColumn<VariantId>()
      .notNull()
      .references(() => variants.id),
    version: integer().notNull(),
    amount: amountColumn(),
    currency: currencyColumn(),
    validFrom: createdAtColumn(),
  },
  (table) => [primaryKey({ columns: [table.variantId, table.version] })],
);

/** Changed by stock movements only: the database refuses any other pen. */
export const stockLevels = pgTable(
  "stock_levels",
  {
    variantId: refColumn<VariantId>()
      .primaryKey()
      .references(() => variants.id),
    available: integer().notNull().default(0),
    reserved: integer().notNull().default(0),
    version: integer().notNull().default(0),
  },
  (table) => [
    check("stock_levels_available", sql`${table.available} >= 0`),
    check("stock_levels_reserved", sql`${table.reserved} >= 0`),
  ],
);

/** One row per order that asked for stock: the first answer, and the gate that lets one act on an order's stock at a time. */
export const orderHolds = pgTable("order_holds", {
  orderId: refColumn<OrderId>().primaryKey(),
  answer: jsonb().$type<StockAnswer>(),
  /** Set once the order is over: it gets no stock any more. */
  closedAt: timeColumn(),
  /** Variants of parts that were cancelled while the order goes on: it gets none of these any more. */
  givenBack: uuid().array().$type<VariantId[]>().notNull().default([]),
  /** When order is asked again what became of it, and how often it was: the hold ran out without a word. */
  askAt: timeColumn(),
  asks: integer().notNull().default(0),
  createdAt: createdAtColumn(),
});

export const reservations = pgTable(
  "reservations",
  {
    id: idColumn<ReservationId>(),
    orderId: refColumn<OrderId>()
      .notNull()
      .references(() => orderHolds.orderId),
    variantId: refColumn<VariantId>()
      .notNull()
      .references(() => stockLevels.variantId),
    qty: integer().notNull(),
    state: text({ enum: ["held", "committed", "released"] })
      .notNull()
      .default("held"),
    expiresAt: timeColumn().notNull(),
    createdAt: createdAtColumn(),
    closedAt: timeColumn(),
  },
  (table) => [
    uniqueIndex("reservations_live")
      .on(table.orderId, table.variantId)
      .where(sql`state <> 'released'`),
    index("reservations_expiring")
      .on(table.expiresAt)
      .where(sql`state = 'held'`),
    check("reservations_qty", sql`${table.qty} > 0`),
    check("reservations_state", sql`${table.state} in ('held', 'committed', 'released')`),
  ],
);

/** Every change of a level, with its cause. Append-only; each insert moves the level. */
export const stockMovements = pgTable(
  "stock_movements",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    variantId: refColumn<VariantId>()
      .notNull()
      .references(() => stockLevels.variantId),
    kind: text({ enum: ["receive", "adjust", "reserve", "commit", "release", "restock"] }).notNull(),
    /** Signed for `adjust`, positive for the others. */
    qty: integer().notNull(),
    cause: text().notNull(),
    orderId: refColumn<OrderId>(),
    reservationId: refColumn<ReservationId>().references(() => reservations.id),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("stock_movements_by_variant").on(table.variantId),
    uniqueIndex("stock_movements_once")
      .on(table.reservationId, table.kind)
      .where(sql`reservation_id is not null`),
    check(
      "stock_movements_kind",
      sql`${table.kind} in ('receive', 'adjust', 'reserve', 'commit', 'release', 'restock')`,
    ),
    check("stock_movements_qty", sql`${table.qty} > 0 or (${table.kind} = 'adjust' and ${table.qty} <> 0)`),
    check(
      "stock_movements_reservation",
      sql`(${table.kind} in ('receive', 'adjust')) = (${table.reservationId} is null)`,
    ),
  ],
);
