import type { OrderId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Deps } from "../trpc.ts";

/** Orders in a state that somebody else should have ended, and the moment from which they have been in it. */
export type Unheard = { where: SQL; since: SQL; limit: number };

const minute = sql`interval '1 minute'`;

/**
 * Takes orders that were longer than a minute without a word, each for one process, and again after a pause: a minute at
 * first, then a tenth of the time it has lasted, an hour at most.
 */
export async function claimUnheard({ db }: Pick<Deps, "db">, { where, since, limit }: Unheard): Promise<OrderId[]> {
  const pause = sql`greatest(${minute}, least(interval '1 hour', (now() - ${since}) / 10))`;
  const rows = await db.execute<{ orderId: OrderId }>(sql`
    with due as (
      select id from orders
      where ${where} and ${since} < now() - ${minute} and (asked_at is null or asked_at < ${since} or asked_at < now() - ${pause})
      order by ${since} limit ${limit} for update skip locked
    )
    update orders set asked_at = now() from due where orders.id = due.id returning orders.id as "orderId"`);
  return rows.map(({ orderId }) => orderId);
}

/** How many orders are in that state for longer than a minute. */
export async function countUnheard({ db }: Pick<Deps, "db">, { where, since }: Unheard): Promise<number> {
  const [row] = await db.execute<{ left: number }>(sql`
    select count(*)::int as left from orders where ${where} and ${since} < now() - ${minute}`);
  return row?.left ?? 0;
}
