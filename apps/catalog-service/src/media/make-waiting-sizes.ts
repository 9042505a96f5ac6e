import type { MediaId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import type { PictureWorks } from "./picture-works.ts";

const maxAttempts = 5;

type Claimed = { id: MediaId; attempts: number };

/**
 * Makes the sizes of uploaded pictures, the oldest first. Each is claimed for a minute, so that copies of the service
 * share the work and one that dies leaves it to the next. Throws at the end if any could not be made.
 * @returns how many pictures were finished.
 */
export async function makeWaitingSizes(db: CatalogDb, works: PictureWorks): Promise<number> {
  const faults: unknown[] = [];
  let made = 0;
  for (let next = await claim(db); next; next = await claim(db)) {
    try {
      const isMade = await works.makeSizes(next.id);
      await settle(db, next.id, isMade ? "ready" : "failed");
      made += isMade ? 1 : 0;
    } catch (error) {
      faults.push(error);
      if (next.attempts >= maxAttempts) await settle(db, next.id, "failed");
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, "sizes of pictures could not be made");
  return made;
}

async function claim(db: CatalogDb): Promise<Claimed | undefined> {
  const [claimed] = await db.execute<Claimed>(sql`
    update media set attempts = attempts + 1, next_try_at = now() + interval '1 minute'
    where id = (
      select id from media where state = 'waiting' and next_try_at <= now()
      order by next_try_at limit 1 for update skip locked)
    returning id, attempts`);
  return claimed;
}

async function settle(db: CatalogDb, id: MediaId, state: "ready" | "failed"): Promise<void> {
  await db.execute(sql`update media set state = ${state} where id = ${id}`);
}
