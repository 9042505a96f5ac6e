import { amountColumn, createdAtColumn, currencyColumn, idColumn, refColumn } from "@stallhouse/db/columns";
import type { CategoryId, ProductId, SellerId, VariantId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
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
} from "drizzle-orm/pg-core";
import type { Fact, Option, ProductPicture } from "./product-view.ts";
import { foundBy } from "../search/search-tables.ts";
import { categories } from "../category/category-tables.ts";

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
    /** Null in a draft whose variants have no price yet. */
    minPrice: bigint({ mode: "number" }),
    maxPrice: bigint({ mode: "number" }),
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
    index("products_by_title").using("gin", sql`${table.title} gin_trgm_ops`),
    index("products_aside")
      .on(table.status, table.id)
      .where(sql`${table.status} <> 'active'`),
    index("products_blocked")
      .on(table.id)
      .where(sql`${table.blockedReason} is not null`),
    check("products_status", sql`${table.status} in ('draft', 'active', 'archived')`),
    check("products_stock", sql`${table.stock} in ('in', 'low', 'out')`),
    check(
      "products_rating",
      sql`${table.ratingCount} >= 0 and ${table.ratingSum} between ${table.ratingCount} and 5 * ${table.ratingCount}`,
    ),
    check("products_prices", sql`${table.minPrice} >= 0 and ${table.maxPrice} >= ${table.minPrice}`),
    check(
      "products_on_sale",
      sql`not ${table.onSale} or (${table.status} = 'active' and ${table.blockedReason} is null and ${table.minPrice} is not null)`,
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
    /** Empty in a draft that has none yet. */
    sku: text().notNull(),
    options: jsonb().notNull().$type<Record<string, string>>(),
    label: text().notNull(),
    imageUrl: text(),
    /** Null in a draft that has none yet. */
    price: bigint({ mode: "number" }),
    /** Counted by the database with every change of the price. */
    priceVersion: integer().notNull().default(1),
    compareAt: bigint({ mode: "number" }),
    /** From this many free units on, stock counts as low. */
    threshold: integer().notNull(),
    position: integer().notNull(),
    /** Taken off the product: kept, because orders and movements name it. */
    retired: boolean().notNull().default(false),
    /** Retired with its whole product, and comes back with it. */
    archived: boolean().notNull().default(false),
  },
  (table) => [
    index("variants_by_product").on(table.productId, table.position),
    uniqueIndex("variants_sku")
      .on(table.sellerId, table.sku)
      .where(sql`not retired and sku <> ''`),
    index("variants_by_sku").using("gin", sql`${table.sku} gin_trgm_ops`),
    check("variants_archived", sql`${table.retired} or not ${table.archived}`),
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
