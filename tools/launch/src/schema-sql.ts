import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { appsWithDatabase } from "@stallhouse/topology/topology";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { root } from "./root.ts";

export type SchemaPlace = { tables: string; sql: string };

/** Where tables are written down, and the statements that make them. Until the first release they are one file each. */
export function schemaPlaces(): SchemaPlace[] {
  const apps = appsWithDatabase().map(({ name }) => join("apps", name));
  const inTesting = join("packages", "messaging", "src", "testing");
  return [...apps.map((app) => placeOf(join(app, "src"), app)), placeOf(inTesting, inTesting)];
}

function placeOf(source: string, folder: string): SchemaPlace {
  return { tables: join(root, source, "schema.ts"), sql: join(root, folder, "drizzle", "0000_schema.sql") };
}

/** What makes the tables of a file, in an empty database. */
export async function schemaSql(file: string): Promise<string> {
  const tables = (await import(file)) as Record<string, unknown>;
  // In one order, whoever loads the file.
  const sorted = Object.fromEntries(Object.entries(tables).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const nothing = generateDrizzleJson({});
  const wanted = generateDrizzleJson(sorted, nothing.id, ["public"], "snake_case");
  const statements = await generateMigration(nothing, wanted);
  return `-- Written by \`npm run schema\` from schema.ts.\n${statements.map((statement) => statement.trim()).join("\n\n")}\n`;
}

/** `npm run schema`: the tables as schema.ts has them now. */
export async function writeSchemas(): Promise<void> {
  for (const { tables, sql } of schemaPlaces()) writeFileSync(sql, await schemaSql(tables));
}
