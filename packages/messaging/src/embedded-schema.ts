import type postgres from "postgres";

/** Grows by one with every change of the statements below. */
const version = 2;
const setupLock = 7_355_609;

const tables = `
create table bus.binding (
  queue text not null,
  pattern text not null,
  -- Null where the pattern is a plain key.
  regex text,
  primary key (queue, pattern)
);

create table bus.delivery (
  queue text not null,
  id bigint generated always as identity,
  message_id text not null,
  aggregate_id text not null,
  envelope jsonb not null,
  -- Tries that ended in an error of its own.
  attempts int not null default 0,
  -- Tries while something that it needs was away.
  waits int not null default 0,
  -- Times a hearer vanished while it had this: it is handled alone then.
  lost int not null default 0,
  -- Fences off a hearer that comes back after its lease ran out.
  claim int not null default 0,
  run_at timestamptz not null default now(),
  lease_until timestamptz,
  error text,
  primary key (queue, id),
  unique (queue, message_id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 500);
create index delivery_aggregate on bus.delivery (queue, aggregate_id, id);

create table bus.dead_letter (
  queue text not null,
  message_id text not null,
  envelope jsonb not null,
  attempts int not null,
  error text not null,
  died_at timestamptz not null default now(),
  primary key (queue, message_id)
);
`;

/** A running program of version 1 goes on with the function of version 2: it gives the same, and leaves out what it does not know. */
const upgradeFrom1 = `
alter table bus.delivery add column waits int not null default 0;
drop function bus.take(text, bigint[], int[], jsonb, int, int);
`;

const take = `
/**
 * Settles what was handled and hands out new deliveries, in one trip. Only the head of an aggregate, and what follows
 * it in the same hand-out, is given away: nothing passes one that is leased or put off. The lock lets one hand-out of a
 * queue see the other's leases.
 */
create function bus.take(hearer text, done bigint[], done_claims int[], failed jsonb, want int, lease_ms int)
returns table (id bigint, claim int, attempts int, waits int, lost int, envelope jsonb) language plpgsql
-- A queue fills and empties faster than statistics are taken: the planner takes a full one for an empty one and compares
-- every row with every other. Along the two indexes it walks only to the first free deliveries.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_sort = off
as $take$
declare
  moment timestamptz;
begin
  if cardinality(done) > 0 then
    delete from bus.delivery d using unnest(done, done_claims) as s (id, claim)
     where d.queue = hearer and d.id = s.id and d.claim = s.claim;
  end if;
  if failed is not null then
    update bus.delivery d
       set attempts = d.attempts + s.tries, waits = d.waits + coalesce(s.waited, 0), error = coalesce(s.error, d.error), lease_until = null,
           run_at = clock_timestamp() + s."delayMs" * interval '1 ms'
      from jsonb_to_recordset(failed) as s (id bigint, claim int, tries int, waited int, error text, "delayMs" int)
     where d.queue = hearer and d.id = s.id and d.claim = s.claim and d.lease_until is not null and s."delayMs" is not null;
    with gone as (
      delete from bus.delivery d
       using jsonb_to_recordset(failed) as s (id bigint, claim int, tries int, error text, "delayMs" int)
       where d.queue = hearer and d.id = s.id and d.claim = s.claim and s."delayMs" is null
      returning d.message_id, d.envelope, d.attempts + s.tries as attempts, s.error
    )
    insert into bus.dead_letter (queue, message_id, envelope, attempts, error)
    select hearer, g.message_id, g.envelope, g.attempts, g.error from gone g
    on conflict (queue, message_id) do update
       set attempts = excluded.attempts, error = excluded.error, died_at = excluded.died_at;
  end if;
  if want <= 0 then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtext('bus.take'), hashtext(hearer));
  moment := clock_timestamp();
  return query
    -- Materialized: as a plain subquery the planner may run it again for every row it is joined to.
    with head as materialized (
      select c.id from bus.delivery c
       where c.queue = hearer and c.run_at <= moment and (c.lease_until is null or c.lease_until < moment)
         and not exists (
           select from bus.delivery e
            where e.queue = hearer and e.aggregate_id = c.aggregate_id and e.id < c.id
              and (e.run_at > moment or e.lease_until >= moment))
       order by c.id limit want for update skip locked
    )
    update bus.delivery d
       set claim = d.claim + 1, lost = d.lost + (d.lease_until is not null)::int,
           lease_until = moment + lease_ms * interval '1 ms'
      from head
     where d.queue = hearer and d.id = head.id
    returning d.id, d.claim, d.attempts, d.waits, d.lost, d.envelope;
end $take$;
`;

/** Creates the bus's own tables, once, however many processes start together. */
export async function prepareSchema(sql: postgres.Sql): Promise<void> {
  const connection = await sql.reserve();
  try {
    await connection`select pg_advisory_lock(${setupLock})`;
    await connection`create schema if not exists bus`;
    await connection`create table if not exists bus.schema_version (version int primary key)`;
    const [row] = await connection`select max(version) as version from bus.schema_version`;
    const known = Number(row?.version ?? 0);
    if (known === version) return;
    if (known && known !== 1)
      throw new Error(`the bus database has version ${known} and this program knows ${version}`);
    // Several statements in one go are one transaction.
    await connection.unsafe(
      `${known === 1 ? upgradeFrom1 : tables}; ${take}; insert into bus.schema_version values (${version})`,
    );
  } finally {
    await connection`select pg_advisory_unlock_all()`.catch(() => {});
    connection.release();
  }
}
