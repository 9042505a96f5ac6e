import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import { absorbChanges } from "./absorb-changes.ts";
import { refreshWords } from "./refresh-words.ts";

type Due = { isStale: boolean; isChanged: boolean };

/** Brings what follows the products up to date: stale words, then words and counts. One statement when nothing is due. */
export async function keepUp(db: CatalogDb): Promise<void> {
  const [due] = await db.execute<Due>(sql`
    select exists (select from categories where stale_from is not null) as "isStale",
      exists (select from search_changes) as "isChanged"`);
  if (due?.isStale) await refreshWords(db);
  if (due?.isStale || due?.isChanged) await absorbChanges(db);
}
