import type { Db } from "@stallhouse/db/connect";
import type { PgTable } from "drizzle-orm/pg-core";

/** A service's database, whatever of its tables the handle knows. */
export type SeedDb = Pick<Db, "execute" | "insert" | "select" | "transaction">;

/** Portions that fit into one statement, which may carry 65,535 values. */
export function* portionsOf<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += 500) yield rows.slice(from, from + 500);
}

/** Inserts rows of a table, however many, in their order. */
export async function insertAll<T extends PgTable>(
  db: Pick<SeedDb, "insert">,
  table: T,
  rows: readonly T["$inferInsert"][],
): Promise<void> {
  for (const portion of portionsOf(rows)) await db.insert(table).values(portion);
}
