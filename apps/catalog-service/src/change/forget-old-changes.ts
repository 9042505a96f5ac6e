import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";

/** Whoever was away for longer begins anew. */
export async function forgetOldChanges(db: CatalogDb): Promise<void> {
  await db.execute(sql`delete from shop_changes where created_at < now() - interval '2 minutes'`);
}
