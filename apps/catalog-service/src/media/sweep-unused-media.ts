import type { MediaId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import { keysOf } from "./media-key.ts";
import type { PictureWorks } from "./picture-works.ts";

const keptDays = 7;
const perRound = 20;

/**
 * Removes pictures that no product has shown for a week, files first: what is cut short is finished by the next round.
 * @returns how many were removed.
 */
export async function sweepUnusedMedia(db: CatalogDb, works: PictureWorks): Promise<number> {
  for (let total = 0; ;) {
    const swept = await sweepOnce(db, works);
    total += swept;
    if (swept < perRound) return total;
  }
}

function sweepOnce(db: CatalogDb, works: PictureWorks): Promise<number> {
  return db.transaction(async (tx) => {
    // Locked, a picture cannot come into a product while its files go.
    const unused = await tx.execute<{ id: MediaId }>(sql`
      select id from media m where unused_since < now() - make_interval(days => ${keptDays})
        and not exists (select from product_media shown where shown.media_id = m.id)
      order by unused_since limit ${perRound} for update skip locked`);
    const ids = unused.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await works.storage.remove(ids.flatMap(keysOf));
    await tx.execute(sql`delete from media where id = any(${sql.param(ids)}::uuid[])`);
    return ids.length;
  });
}
