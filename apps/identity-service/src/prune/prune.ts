import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { IdentityDb } from "../schema.ts";
import { familySeconds, idleSeconds } from "../session/refresh-decision.ts";

const stepSize = 500;
/** A round ends even where much is left: the next one is minutes away, and people are waiting for the same database. */
const maxSteps = 40;

type Rows = { table: string; where: SQL; by: string };

/** How long what is over is kept, for whoever looks into what happened. */
const looked = sql`interval '30 days'`;
const seconds = (count: number) => sql`make_interval(secs => ${count})`;

/** What means nothing any more. Each has an index that finds its oldest rows. */
const rows: readonly Rows[] = [
  {
    table: "log_in_attempts",
    by: "last_failed_at",
    where: sql`known_at is null and last_failed_at < now() - interval '1 day'`,
  },
  {
    table: "log_in_attempts",
    by: "known_at",
    where: sql`known_at < now() - interval '90 days' and last_failed_at < now() - interval '1 day'`,
  },
  {
    table: "asked_letters",
    by: "asked_at",
    // Longer than any link works: until then a second one may not be made.
    where: sql`asked_at < now() - interval '3 days' and (written_at is not null or user_id is null)`,
  },
  // The fact that carries the token is gone or empty by then, or will be sent with a token that has run out.
  { table: "password_resets", by: "expires_at", where: sql`expires_at < now() - interval '7 days'` },
  { table: "email_verifications", by: "expires_at", where: sql`expires_at < now() - interval '7 days'` },
  // One that comes again so late is refused as unknown; what it could still tell, an earlier one has told.
  { table: "refresh_tokens", by: "rotated_at", where: sql`rotated_at < now() - interval '7 days'` },
  { table: "session_families", by: "ended_at", where: sql`ended_at < now() - ${looked}` },
  {
    table: "session_families",
    by: "created_at",
    where: sql`created_at < now() - ${seconds(familySeconds)} - ${looked}`,
  },
  {
    table: "session_families",
    by: "created_at",
    where: sql`created_at < now() - ${seconds(idleSeconds)} - ${looked} and not exists (
      select 1 from refresh_tokens t where t.family_id = session_families.id and t.rotated_at is null
        and t.created_at > now() - ${seconds(idleSeconds)} - ${looked})`,
  },
  // Last: a guest goes when the last session has gone. Nobody can act as one any more, nor prove to have been one, so no
  // cart, order or account can come of it. An order of theirs keeps all it needs (contact, address, link to follow it) and
  // the bare id, whose first half tells when the guest began: one too young to have been pruned would be a dangling one.
  {
    table: "users",
    by: "created_at",
    where: sql`guest and created_at < now() - ${seconds(idleSeconds)} - ${looked}
      and not exists (select 1 from session_families f where f.user_id = users.id)`,
  },
];

/**
 * Deletes in small steps what means nothing any more: few rows at a time, each step a transaction of its own, past rows that
 * somebody holds. Copies of the service share the work.
 */
export async function prune(db: IdentityDb): Promise<void> {
  for (const what of rows) {
    let steps = 0;
    while (steps < maxSteps && (await deleteSome(db, what)) === stepSize) steps++;
  }
}

async function deleteSome(db: IdentityDb, { table, where, by }: Rows): Promise<number> {
  const name = sql.identifier(table);
  // By an array the rows are reached one by one; joined, the planner would read the whole table for them.
  const deleted = await db.execute(sql`
    delete from ${name} where ctid = any(array(
      select ctid from ${name} where ${where} order by ${sql.identifier(by)} limit ${stepSize} for update skip locked))
    returning 1`);
  return deleted.length;
}
