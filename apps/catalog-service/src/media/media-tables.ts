import { createdAtColumn, idColumn, refColumn, timeColumn } from "@stallhouse/db/columns";
import type { MediaId, ProductId, SellerId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { products } from "../product/product-tables.ts";

/** Pictures that sellers uploaded. The bytes are in the storage, under the id. */
export const media = pgTable(
  "media",
  {
    id: idColumn<MediaId>(),
    sellerId: refColumn<SellerId>().notNull(),
    type: text({ enum: ["jpeg", "png", "webp", "avif"] }).notNull(),
    bytes: integer().notNull(),
    /** As it is to be seen, after turning it the way its camera was held. */
    width: integer().notNull(),
    height: integer().notNull(),
    /** CSS hex, the average of what can be seen. */
    color: text().notNull(),
    /** `waiting` until all of its sizes are made. */
    state: text({ enum: ["waiting", "ready", "failed"] })
      .notNull()
      .default("waiting"),
    attempts: integer().notNull().default(0),
    nextTryAt: createdAtColumn(),
    createdAt: createdAtColumn(),
    /** Since when no product shows it; null while one does. Kept by the database. */
    unusedSince: timeColumn().defaultNow(),
  },
  (table) => [
    index("media_waiting")
      .on(table.nextTryAt)
      .where(sql`state = 'waiting'`),
    index("media_unused")
      .on(table.unusedSince)
      .where(sql`unused_since is not null`),
    check("media_state", sql`${table.state} in ('waiting', 'ready', 'failed')`),
    check("media_type", sql`${table.type} in ('jpeg', 'png', 'webp', 'avif')`),
  ],
);

/** Which products show which uploaded pictures. */
export const productMedia = pgTable(
  "product_media",
  {
    productId: refColumn<ProductId>()
      .notNull()
      .references(() => products.id),
    mediaId: refColumn<MediaId>()
      .notNull()
      .references(() => media.id),
  },
  (table) => [
    primaryKey({ columns: [table.productId, table.mediaId] }),
    index("product_media_by_media").on(table.mediaId),
  ],
);
