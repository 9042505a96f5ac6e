import { sql } from "drizzle-orm";
import type { IdentityDb } from "../schema.ts";

/** A transaction that was open while we read is seen by the next reading. */
const overlapSeconds = 10;

type Row = { id: string; isSession: boolean; notBefore: number };

/**
 * Whose tokens were taken back since a moment of this database's clock, or of those that may still live: for web, which
 * hears no facts. `at` is the moment to ask from next time.
 */
export async function listRevoked(db: IdentityDb, { since }: { since?: string | undefined }) {
  const from = sql`${since ?? "-infinity"}::timestamptz - make_interval(secs => ${overlapSeconds})`;
  const rows = await db.execute<Row>(sql`
    select user_id as id, false as "isSession", extract(epoch from not_before)::float8 * 1000 as "notBefore"
    from revocations where not_before > ${from}
    union all
    select session_id, true, 0 from ended_sessions where heard_at > ${from}`);
  const [clock] = await db.execute<{ at: number }>(sql`select extract(epoch from now())::float8 * 1000 as at`);
  return {
    at: new Date(Math.floor(clock?.at ?? 0)).toISOString(),
    users: rows.filter((row) => !row.isSession).map(({ id, notBefore }) => ({ userId: id, notBefore })),
    sessionIds: rows.filter((row) => row.isSession).map(({ id }) => id),
  };
}
