import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import type { Log, RetryPlan, Subscription } from "./bus.ts";
import { createWorker } from "./embedded-worker.ts";
import type { Claimed, Settled } from "./embedded-worker.ts";
import { createSignal } from "./signal.ts";
import { createStandstill } from "./standstill.ts";

type Hearing = {
  sql: postgres.Sql;
  log: Log;
  retries: RetryPlan;
  /** A hearer that is silent for so long has lost what it had. */
  leaseMs: number;
  onConnection: (is: boolean) => void;
};

/** Deliveries are announced; this is for announcements that got lost. */
const pollMs = 1_000;
/** Between looks for a database that is away. */
const longestPauseMs = 2_000;
/** A stop waits this long for handlers and for the database. */
const stopMs = 10_000;

/** Delivers what a queue holds until stopped: one loop that settles and claims in the same statement. */
export async function hear(hearing: Hearing, subscription: Subscription): Promise<() => Promise<void>> {
  const { sql, leaseMs, log, retries } = hearing;
  const { queue } = subscription;
  const limit = subscription.concurrency * 4;
  const signal = createSignal();
  const standstill = createStandstill({ isWell: subscription.isWell ?? (async () => true), queue, log });
  const worker = createWorker({ subscription, retries, log, standstill, onSettled: signal.raise });
  let failures = 0;
  let giveUpAt = Infinity;
  const isStopping = () => giveUpAt < Infinity;

  /** Returns whether there may be more to claim. */
  async function exchange(): Promise<boolean> {
    const batch = worker.takeSettled();
    const want = isStopping() ? 0 : limit - (worker.held().length - batch.length);
    try {
      const claimed = await take(hearing, queue, { batch, want });
      hearing.onConnection(true);
      failures = 0;
      worker.forget(batch);
      claimed.forEach(worker.start);
      return claimed.length === want;
    } catch (err) {
      worker.putBack(batch);
      hearing.onConnection(false);
      log.warn({ err, queue }, "bus: the database does not answer");
      await sleep(Math.min(longestPauseMs, 250 * 2 ** failures++));
      return true;
    }
  }

  async function loop(): Promise<void> {
    while (!isStopping() || worker.held().length > 0) {
      if (Date.now() > giveUpAt) return; // the leases run out by themselves
      const mayHaveMore = await exchange();
      const canClaim = !isStopping() && worker.held().length < limit;
      if (worker.hasSettled() || (mayHaveMore && canClaim)) continue;
      await signal.wait(pollMs);
    }
  }

  const extending = setInterval(() => void extend(hearing, queue, worker.held()).catch(() => {}), leaseMs / 3);
  const listening = await sql.listen("bus", (woken) => woken === queue && signal.raise(), signal.raise);
  const finished = loop();
  return async () => {
    giveUpAt = Date.now() + stopMs;
    worker.close();
    standstill.stop();
    signal.raise();
    await finished;
    clearInterval(extending);
    await listening.unlisten().catch(() => {});
  };
}

type Exchange = { batch: readonly Settled[]; want: number };

async function take({ sql, leaseMs }: Hearing, queue: string, { batch, want }: Exchange): Promise<Claimed[]> {
  const done = batch.filter(({ outcome }) => outcome === "done");
  const failed = batch.flatMap(({ id, claim, outcome }) => (outcome === "done" ? [] : [{ id, claim, ...outcome }]));
  const rows = await sql`
    select id, claim, attempts, waits, lost, envelope
      from bus.take(${queue}, ${done.map(({ id }) => id)}::bigint[], ${done.map(({ claim }) => claim)}::int[],
                    ${failed.length > 0 ? JSON.stringify(failed) : null}::text::jsonb, ${want}, ${leaseMs})`;
  return rows
    .map(({ id, claim, attempts, waits, lost, envelope }) => ({
      id: Number(id),
      claim,
      attempts,
      waits,
      lost,
      envelope,
    }))
    .sort((a, b) => a.id - b.id);
}

async function extend({ sql, leaseMs }: Hearing, queue: string, held: readonly Claimed[]): Promise<void> {
  if (held.length === 0) return;
  // Rows that are being settled at this moment are passed over: waiting for them could end in a deadlock.
  await sql`
    with mine as materialized (
      select d.id from bus.delivery d
        join unnest(${held.map(({ id }) => id)}::bigint[], ${held.map(({ claim }) => claim)}::int[]) as h (id, claim)
          on h.id = d.id and h.claim = d.claim
       where d.queue = ${queue} and d.lease_until is not null
         for update of d skip locked
    )
    update bus.delivery d set lease_until = now() + ${leaseMs} * interval '1 ms'
      from mine where d.queue = ${queue} and d.id = mine.id`;
}
