import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { expect, it } from "vitest";
import { root } from "./root.ts";
import { schemaPlaces, schemaSql } from "./schema-sql.ts";

const places = schemaPlaces().map((place) => ({ ...place, name: relative(root, place.tables) }));

it("every service with a database is looked at", () => {
  expect(places).toHaveLength(6);
});

it.each(places)("the database is made as $name says: else run `npm run schema`", async ({ tables, sql }) => {
  expect(readFileSync(sql, "utf8")).toBe(await schemaSql(tables));
});
