import type { Envelope } from "@stallhouse/contracts/event";
import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import type { Log, RetryPlan, Subscription } from "./bus.ts";
import { delayAfter, failureOf, handOver, readEnvelope } from "./delivery.ts";
import type { Failure } from "./delivery.ts";
import { createLanes } from "./lanes.ts";
import { createSignal } from "./signal.ts";

type Hearing = {
  sql: postgres.Sql;
  log: Log;
  retries: RetryPlan;
  leaseMs: number;
  onConnection: (is: boolean) => void;
};

type Claimed = { id: number; claim: number; attempts: number; envelope: unknown };
/** How a claimed delivery ended. `delayMs` null sends it to the dead letters. */
type Settled = Claimed & { outcome: "done" | { tries: number; error: string | null; delayMs: number | null } };

const pollMs = 1_000;
/** A stop waits this long for handlers and for the database. */
const stopMs = 10_000;

/** Delivers what a queue holds until stopped: one loop that settles and claims in the same statement. */
export async function hear(hearing: Hearing, subscription: Subscription): Promise<() => Promise<void>> {
  const { sql, leaseMs, log } = hearing;
  const lanes = createLanes(subscription.concurrency);
  const held = new Map<number, Claimed>();
  const settled: Settled[] = [];
  /** Aggregates of which something failed in this hand-out: what follows goes back with it. */
  const broken = new Set<string>();
  const signal = createSignal();
  let stopping = false;
  let giveUpAt = Infinity;

  function settle(claimed: Claimed, outcome: Settled["outcome"]): void {
    settled.push({ ...claimed, outcome });
    signal.raise();
  }

  async function deliver(claimed: Claimed, aggregate: string): Promise<void> {
    if (stopping || broken.has(aggregate)) return settle(claimed, { tries: 0, error: null, delayMs: 0 });
    const failure = await tryIt(claimed);
    if (!failure) return settle(claimed, "done");
    const attempt = claimed.attempts + 1;
    const delayMs = failure.isPermanent ? null : (delayAfter(attempt, hearing.retries) ?? null);
    if (delayMs !== null) broken.add(aggregate);
    log.warn(
      { queue: subscription.queue, delivery: claimed.id, attempt, delayMs, error: failure.error },
      "delivery failed",
    );
    settle(claimed, { tries: 1, error: failure.error, delayMs });
  }

  async function tryIt({ envelope, attempts }: Claimed): Promise<Failure | undefined> {
    let message: Envelope;
    try {
      message = readEnvelope(envelope);
    } catch (error) {
      return failureOf(error);
    }
    const { inPlaceMs } = hearing.retries;
    return await handOver(subscription.handle, message, { attempt: attempts + 1, inPlaceMs });
  }

  function start(claimed: Claimed): void {
    held.set(claimed.id, claimed);
    const aggregate = aggregateOf(claimed);
    void lanes.run(aggregate, () => deliver(claimed, aggregate));
  }

  /** Returns whether there may be more to claim. */
  async function exchange(): Promise<boolean> {
    const batch = settled.splice(0);
    const limit = subscription.concurrency * 4;
    const want = stopping ? 0 : limit - (held.size - batch.length);
    try {
      const claimed = await take(hearing, subscription.queue, { batch, want });
      hearing.onConnection(true);
      for (const { id } of batch) held.delete(id);
      const aggregates = new Set([...held.values()].map(aggregateOf));
      for (const aggregate of broken) if (!aggregates.has(aggregate)) broken.delete(aggregate);
      claimed.forEach(start);
      return claimed.length === want;
    } catch (err) {
      settled.unshift(...batch);
      hearing.onConnection(false);
      log.warn({ err, queue: subscription.queue }, "bus: the database does not answer");
      await sleep(250);
      return true;
    }
  }

  async function loop(): Promise<void> {
    while (!stopping || held.size > 0) {
      if (Date.now() > giveUpAt) return; // the leases run out by themselves
      const mayHaveMore = await exchange();
      if (settled.length > 0 || (mayHaveMore && !stopping && held.size < subscription.concurrency * 4)) continue;
      await signal.wait(pollMs);
    }
  }

  const extending = setInterval(() => void extend(sql, [...held.values()], leaseMs).catch(() => {}), leaseMs / 3);
  const listening = await sql.listen("bus", (queue) => queue === subscription.queue && signal.raise(), signal.raise);
  const finished = loop();
  return async () => {
    stopping = true;
    giveUpAt = Date.now() + stopMs;
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
    select id, claim, attempts, envelope
      from bus.take(${queue}, ${done.map(({ id }) => id)}::bigint[], ${done.map(({ claim }) => claim)}::int[],
                    ${failed.length > 0 ? JSON.stringify(failed) : null}::text::jsonb, ${want}, ${leaseMs})`;
  return rows
    .map(({ id, claim, attempts, envelope }) => ({ id: Number(id), claim, attempts, envelope }))
    .sort((a, b) => a.id - b.id);
}

async function extend(sql: postgres.Sql, held: readonly Claimed[], leaseMs: number): Promise<void> {
  if (held.length === 0) return;
  await sql`
    update bus.delivery d set lease_until = now() + ${leaseMs} * interval '1 ms'
      from unnest(${held.map(({ id }) => id)}::bigint[], ${held.map(({ claim }) => claim)}::int[]) as h (id, claim)
     where d.id = h.id and d.claim = h.claim and d.lease_until is not null`;
}

function aggregateOf({ envelope }: Claimed): string {
  const isKnown = typeof envelope === "object" && envelope !== null && "aggregateId" in envelope;
  return isKnown ? String(envelope.aggregateId) : "";
}
