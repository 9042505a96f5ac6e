import type postgres from "postgres";
import type { DeadLetter, Judge } from "./bus.ts";

/** All dead letters of a queue, oldest first; none where no bus has ever been. */
export async function listLetters(sql: postgres.Sql, queue: string): Promise<DeadLetter[]> {
  const [bus] = await sql`select to_regclass('bus.dead_letter') is not null as is_there`;
  if (!bus?.is_there) return [];
  return await sql<DeadLetter[]>`
    select message_id as id, coalesce(envelope ->> 'key', '') as key, attempts, error, envelope as body,
           to_char(died_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "diedAt"
      from bus.dead_letter where queue = ${queue} order by died_at, message_id`;
}

/** Puts back or drops what `judge` says, and answers with these. */
export async function settleLetters(sql: postgres.Sql, queue: string, judge: Judge): Promise<DeadLetter[]> {
  const letters = await listLetters(sql, queue);
  const idsOf = (verdict: string) => letters.filter((letter) => judge(letter) === verdict).map(({ id }) => id);
  const replayed = idsOf("replay");
  const dropped = idsOf("drop");
  const gone = await sql<{ id: string }[]>`
    with letter as (
      delete from bus.dead_letter where queue = ${queue} and message_id = any (${[...replayed, ...dropped]})
      returning queue, message_id, envelope, died_at
    ), back as (
      insert into bus.delivery (queue, message_id, aggregate_id, envelope)
      select queue, message_id, envelope ->> 'aggregateId', envelope
        from letter where message_id = any (${replayed}) order by died_at, message_id
      on conflict (queue, message_id) do nothing
    ), woken as (
      select pg_notify('bus', queue) from letter limit 1
    )
    select message_id as id, (select count(*) from woken) from letter`;
  const ids = new Set(gone.map(({ id }) => id));
  return letters.filter(({ id }) => ids.has(id));
}
