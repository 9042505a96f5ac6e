import { refColumn } from "@stallhouse/db/columns";
import type { CategoryId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

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
