import { amountColumn, idColumn, refColumn } from "@stallhouse/db/columns";
import type { CategoryId, ProductId, SellerId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import { bigint, customType, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** Columns of `products` that finding goes by. */
export const foundBy = {
  /** Words to be found by that stand elsewhere: seller, categories, attributes, option values. Written by the database. */
  words: text().notNull().default(""),
  /** What it is filtered by (category, seller, attributes and colours, stock, offer, rating). Written by the database. */
  tags: text().array().notNull().default([]),
  search: tsvector()
    .notNull()
    .generatedAlwaysAs(
      sql`setweight(to_tsvector('english'::regconfig, title), 'A') || setweight(to_tsvector('simple'::regconfig, title), 'A') || setweight(to_tsvector('english'::regconfig, summary || ' ' || words), 'B') || setweight(to_tsvector('simple'::regconfig, words), 'B') || setweight(to_tsvector('english'::regconfig, description), 'D')`,
    ),
  titleSearch: tsvector()
    .notNull()
    .generatedAlwaysAs(sql`to_tsvector('english'::regconfig, title)`),
  /** Which in the order of coming. */
  place: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
};

/**
 * What a search looks at of each product on sale, and no more: ten thousand of these rows lie in some hundred pages, ten
 * thousand products in nearly as many. What the index finds them by stays with the products. Written by the database.
 */
export const searchEntries = pgTable(
  "search_entries",
  {
    place: bigint({ mode: "number" }).notNull(),
    id: idColumn<ProductId>(),
    categoryId: refColumn<CategoryId>().notNull(),
    sellerId: refColumn<SellerId>().notNull(),
    minPrice: amountColumn(),
    compareAt: bigint({ mode: "number" }),
    stock: text().notNull(),
    ratingSum: integer().notNull(),
    ratingCount: integer().notNull(),
    /** Those of its attributes and colours. */
    tags: text().array().notNull(),
  },
  (table) => [
    index("search_entries_found")
      .using(
        "gin",
        sql`search_of(${table.id})`,
        sql`title_of(${table.id})`,
        sql`tags_of(${table.id})`,
        sql`cells_of(${table.place}, ${table.minPrice})`,
      )
      // What waits in a list to be put in would be read through once for every block.
      .with({ fastupdate: false }),
  ],
);

/** How a colour looks, as whoever named it first showed it. Written by the database. */
export const swatches = pgTable("swatches", { value: text().primaryKey(), color: text().notNull() });

/** Words of products on sale, for completing and correcting what is typed. */
export const searchWords = pgTable(
  "search_words",
  {
    word: text().primaryKey(),
    stem: text().notNull(),
    /** Products on sale that say it. */
    n: integer().notNull(),
    /** The word, and it again without each of its letters: two words a typo apart share one. */
    keys: text().array().notNull(),
  },
  (table) => [
    index("search_words_by_start").on(table.word.op("text_pattern_ops")),
    index("search_words_by_stem").on(table.stem),
    index("search_words_by_key").using("gin", table.keys),
    index("search_words_unused")
      .on(table.word)
      .where(sql`n <= 0`),
  ],
);

/** How many products on sale carry a tag, per category they stand in. */
export const tagCounts = pgTable(
  "tag_counts",
  {
    categoryId: refColumn<CategoryId>().notNull(),
    tag: text().notNull(),
    n: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.categoryId, table.tag] }), index("tag_counts_by_tag").on(table.tag)],
);

/** What products lost and won in words and tags, until the words and counts have taken it in. Written by the database. */
export const searchChanges = pgTable("search_changes", {
  seq: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  delta: integer().notNull(),
  categoryId: refColumn<CategoryId>().notNull(),
  tags: text().array().notNull(),
  terms: text().array().notNull(),
});
