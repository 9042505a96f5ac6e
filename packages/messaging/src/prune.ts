import type { Db } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";
import type { Bus } from "./bus.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- any service's schema will do; the tables are in all of them
type AnyDb = Db<any>;

/**
 * How long a published fact can be read again, and how long a second delivery of a handled one is known. A delivery can
 * come again as long as somebody holds it: a broker gives back within minutes, a relay that died between sending and
 * marking sends again when it is back, and dead letters wait for a person, so what they hold is never forgotten.
 */
const keptDays = { outbox: 30, inbox: 90 };
/** What comes again after a long absence comes first: by then it has been known. */
const warmUpMs = 3_600_000;
const usualStep = 1_000;

type Pruning = { db: AnyDb; service: string; bus: Pick<Bus, "deadLetters">; step?: number };

/** Deletes one small step of what is too old in outbox and inbox. Finds nothing by an index alone when there is nothing. */
export async function pruneStep(pruning: Pruning): Promise<{ outbox: number; inbox: number; suspects: number }> {
  return {
    outbox: await pruneOutbox(pruning),
    inbox: await pruneInbox(pruning),
    suspects: await pruneSuspects(pruning),
  };
}

/** For the frame's loop: steps, once the process has lived long enough. */
export function createPruning(pruning: Pruning): () => Promise<void> {
  const begin = Date.now() + warmUpMs;
  return async () => {
    if (Date.now() >= begin) await pruneStep(pruning);
  };
}

async function pruneOutbox({ db, step = usualStep }: Pruning): Promise<number> {
  const gone = await db.execute(sql`
    delete from outbox where id in (
      select id from outbox
       where id < ${firstIdSince(keptDays.outbox)}::uuid
         and published_at < now() - make_interval(days => ${keptDays.outbox})
       order by id limit ${step} for update skip locked)
    returning 1`);
  return gone.length;
}

/** By when it was handled, not by when it became true: after an absence of months an old fact is handled late, and is known as long as any. */
async function pruneInbox({ db, service, bus, step = usualStep }: Pruning): Promise<number> {
  const old = await db.execute<{ id: string }>(sql`
    select event_id as id from inbox
     where consumer = ${service} and event_id < ${firstIdSince(keptDays.inbox)}::uuid
       and handled_at < now() - make_interval(days => ${keptDays.inbox})
     order by event_id limit ${step}`);
  if (old.length === 0) return 0;
  const waiting = new Set((await bus.deadLetters(service)).map(({ id }) => id));
  const ids = old.flatMap(({ id }) => (waiting.has(id) ? [] : [id]));
  await db.execute(sql`
    delete from inbox where consumer = ${service}
      and event_id in (select id::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as given(id))`);
  return ids.length;
}

async function pruneSuspects({ db, step = usualStep }: Pruning): Promise<number> {
  const gone = await db.execute(sql`
    delete from suspects where (consumer, event_id) in (
      select consumer, event_id from suspects
       where changed_at < now() - make_interval(days => ${keptDays.inbox}) limit ${step})
    returning 1`);
  return gone.length;
}

/** Ids are in the order of their making: the least one of a moment so many days ago. */
function firstIdSince(days: number): string {
  const time = (Date.now() - days * 86_400_000).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
