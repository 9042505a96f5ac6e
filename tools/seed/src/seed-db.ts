import type { Db } from "@stallhouse/db/connect";
import { insertRows } from "@stallhouse/db/recordset";
import type { PgTable } from "drizzle-orm/pg-core";

/** A service's database, whatever of its tables the handle knows. */
export type SeedDb = Pick<Db, "execute" | "select" | "transaction">;
export type SeedTx = Pick<SeedDb, "execute" | "select">;

/** Inserts rows of a table, however many, in their order. */
export async function insertAll<T extends PgTable>(
  tx: Pick<SeedTx, "execute">,
  table: T,
  rows: Parameters<typeof insertRows<T>>[1],
): Promise<void> {
  if (rows.length > 0) await tx.execute(insertRows(table, rows));
}
