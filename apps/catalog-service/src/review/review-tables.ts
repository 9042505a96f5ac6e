import { createdAtColumn, idColumn, refColumn, timeColumn } from "@stallhouse/db/columns";
import type { ProductId, ReviewId, SellerId, UserId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { products } from "../product/product-tables.ts";

/** What a customer bought and received: who may review what. Fed by order's facts. */
export const purchases = pgTable(
  "purchases",
  {
    customerId: refColumn<UserId>().notNull(),
    productId: refColumn<ProductId>()
      .notNull()
      .references(() => products.id),
    /** The customer's name as reviews show it: "Clara M." */
    author: text().notNull(),
    /** Of the variant received last; empty when the product has one. */
    variantLabel: text().notNull(),
    deliveredAt: timeColumn().notNull(),
    /** Set once the seller has been told of a review, so that rewriting it does not tell them again. */
    announcedAt: timeColumn(),
  },
  (table) => [primaryKey({ columns: [table.customerId, table.productId] })],
);

export const reviews = pgTable(
  "reviews",
  {
    /** Ids are time-ordered, so the newest review is the one with the highest id. */
    id: idColumn<ReviewId>(),
    productId: refColumn<ProductId>().notNull(),
    customerId: refColumn<UserId>().notNull(),
    /** The product's: it never changes. */
    sellerId: refColumn<SellerId>().notNull(),
    author: text().notNull(),
    variantLabel: text().notNull(),
    stars: integer().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    createdAt: createdAtColumn(),
    editedAt: timeColumn(),
    /** Why an admin took it off the page. */
    hiddenReason: text(),
    hiddenAt: timeColumn(),
    reply: text(),
    repliedAt: timeColumn(),
    /** Kept by the database with every vote. */
    helpfulCount: integer().notNull().default(0),
  },
  (table) => [
    uniqueIndex("reviews_once").on(table.productId, table.customerId),
    foreignKey({
      name: "reviews_of_purchases",
      columns: [table.customerId, table.productId],
      foreignColumns: [purchases.customerId, purchases.productId],
    }),
    index("reviews_newest")
      .on(table.productId, table.id)
      .where(sql`hidden_at is null`),
    index("reviews_by_stars")
      .on(table.productId, table.stars, table.id)
      .where(sql`hidden_at is null`),
    index("reviews_by_helpful")
      .on(table.productId, table.helpfulCount, table.id)
      .where(sql`hidden_at is null`),
    index("reviews_by_seller").on(table.sellerId, table.id),
    check("reviews_stars", sql`${table.stars} between 1 and 5`),
    check("reviews_hidden", sql`(${table.hiddenAt} is null) = (${table.hiddenReason} is null)`),
    check("reviews_reply", sql`(${table.repliedAt} is null) = (${table.reply} is null)`),
    check("reviews_helpful", sql`${table.helpfulCount} >= 0`),
  ],
);

/** Who found which review helpful. */
export const reviewVotes = pgTable(
  "review_votes",
  {
    reviewId: refColumn<ReviewId>()
      .notNull()
      .references(() => reviews.id, { onDelete: "cascade" }),
    customerId: refColumn<UserId>().notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.customerId] })],
);
