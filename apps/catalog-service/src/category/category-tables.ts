import { idColumn, refColumn } from "@stallhouse/db/columns";
import type { CategoryId, ProductId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { check, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { AttributeDefinition } from "./attributes.ts";
import type { Translations } from "./translations.ts";

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
