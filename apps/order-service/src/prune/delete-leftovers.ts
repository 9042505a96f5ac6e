import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Deps } from "../trpc.ts";

/** Rows per statement, and statements per round: nobody else waits long for either. */
const perStep = 500;
const stepsPerRound = 20;

/** Carts that became orders or went into others, and those nobody touched for half a year. */
const leftCarts = sql`
  (state in ('ordered', 'merged') and updated_at < now() - interval '31 days') or updated_at < now() - interval '180 days'`;

/** What nobody asks for any more. An unfinished placement is kept, however old: it may hold stock. */
const steps: SQL[] = [
  sql`
    with old as (select id from carts where ${leftCarts} limit ${perStep} for update skip locked), lines as (
      delete from cart_lines where cart_id in (select id from old)
    )
    delete from carts where id in (select id from old) returning 1`,
  sql`
    delete from idempotency_keys where (scope, key) in (
      select scope, key from idempotency_keys where state <> 'in_progress' and created_at < now() - interval '31 days'
      limit ${perStep} for update skip locked)
    returning 1`,
];

/** Deletes in small steps. Answers how many rows went. */
export async function deleteLeftovers({ db }: Pick<Deps, "db">): Promise<number> {
  let deleted = 0;
  for (const step of steps) {
    for (let count = 0; count < stepsPerRound; count++) {
      const gone = (await db.execute(step)).length;
      deleted += gone;
      if (gone < perStep) break;
    }
  }
  return deleted;
}
