import { sql } from "drizzle-orm";
import type { IdentityDb } from "../schema.ts";

/** Deletes sessions that ended long ago with their tokens, in batches so that no sweep holds locks for long. */
export async function sweepSessions(db: IdentityDb): Promise<void> {
  await db.execute(sql`
    delete from session_families where id in (
      select f.id from session_families f where f.ended_at < now() - interval '30 days'
        or f.created_at < now() - interval '181 days' limit 1000)`);
}
