import type { Envelope } from "@stallhouse/contracts/event";
import { eventId } from "@stallhouse/contracts/ids";
import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import type { Bus, Log } from "./bus.ts";
import { outboxChannel } from "./enqueue.ts";
import { createSignal } from "./signal.ts";

export type Relay = {
  /** Sends what is left, for at most this long. False when something stayed. */
  flush: (timeoutMs?: number) => Promise<boolean>;
  /** Age of the oldest unsent fact; 0 when there is none. */
  oldestUnsentSeconds: () => Promise<number>;
  stop: () => Promise<void>;
};

type Options = { sql: postgres.Sql; bus: Bus; log: Log };
/** `idle`: nothing left. `more`: the batch was full. `stuck`: something was not confirmed. `away`: another copy's relay is at work. */
type Round = "idle" | "more" | "stuck" | "away";

const relayLock = 7_355_610;
const batchSize = 500;
const pollMs = 1_000;
/** Looking again soon costs little; an aggregate in trouble would spoil every batch. */
const longestPauseMs = 3_000;
const longestAggregatePauseMs = 30_000;

/**
 * Sends what the outbox holds, in order, and marks what the bus has confirmed. Several copies of a service may run one
 * each: a lock lets one at a time work. A fact that is sent but not marked before a crash is sent again; its hearers'
 * inboxes know it.
 */
export function startRelay({ sql, bus, log }: Options): Relay {
  const signal = createSignal();
  const pauses = createPauses();
  const ending = new AbortController();
  let stopping = false;
  let failures = 0;

  async function round(): Promise<Round> {
    const paused = pauses.current();
    const result = await sendBatch({ sql, bus, paused });
    if (result.failed.size > 0) {
      log.warn({ aggregates: result.failed.size, sent: result.sent.size }, "relay: some facts were not confirmed");
    }
    // In an outage everything waits; otherwise what is in trouble waits on its own, so that it holds up nobody else.
    if (bus.isConnected()) for (const aggregate of result.failed) pauses.add(aggregate);
    for (const aggregate of result.sent) if (!result.failed.has(aggregate)) pauses.remove(aggregate);
    failures = result.failed.size > 0 && result.sent.size === 0 ? failures + 1 : 0;
    return result.round;
  }

  async function safeRound(): Promise<Round> {
    try {
      return await round();
    } catch (err) {
      failures++;
      log.warn({ err }, "relay: the outbox cannot be read");
      return "stuck";
    }
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      const outcome = await safeRound();
      if (failures > 0)
        await sleep(pauseAfter(failures, longestPauseMs), undefined, { signal: ending.signal }).catch(() => {});
      else if (outcome !== "more") await signal.wait(pollMs);
    }
  }

  const listening = sql.listen(outboxChannel, signal.raise, signal.raise).catch((err: unknown) => {
    log.warn({ err }, "relay: cannot listen, polling only");
    return undefined;
  });
  const finished = loop();

  return {
    flush: async (timeoutMs = 5_000) => {
      for (const end = Date.now() + timeoutMs; Date.now() < end;) {
        pauses.clear();
        const outcome = await safeRound();
        if (outcome === "idle") return true;
        if (outcome !== "more") await sleep(100);
      }
      return false;
    },
    oldestUnsentSeconds: () => oldestUnsentSeconds(sql),
    stop: async () => {
      stopping = true;
      ending.abort();
      signal.raise();
      await finished;
      await (await listening)?.unlisten().catch(() => {});
    },
  };
}

async function oldestUnsentSeconds(sql: postgres.Sql): Promise<number> {
  const [row] = await sql`
    select coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as age
      from outbox where published_at is null`;
  return Number(row?.age ?? 0);
}

function pauseAfter(failures: number, longestMs: number): number {
  return Math.min(longestMs, 250 * 2 ** Math.min(failures, 10)) * (0.8 + 0.2 * Math.random());
}

/** Aggregates whose last fact did not go through wait, longer each time, so that they hold up nobody else. */
function createPauses() {
  const known = new Map<string, { failures: number; until: number }>();
  return {
    current: () => [...known].flatMap(([aggregate, { until }]) => (until > Date.now() ? [aggregate] : [])),
    add: (aggregate: string) => {
      const failures = (known.get(aggregate)?.failures ?? 0) + 1;
      known.set(aggregate, { failures, until: Date.now() + pauseAfter(failures, longestAggregatePauseMs) });
    },
    remove: (aggregate: string) => known.delete(aggregate),
    clear: () => known.clear(),
  };
}

type Batch = { round: Round; sent: Set<string>; failed: Set<string> };
type Sending = { sql: postgres.Sql; bus: Bus; paused: string[] };

async function sendBatch({ sql, bus, paused }: Sending): Promise<Batch> {
  return await sql.begin(async (tx) => {
    // Locking the rows makes PostgreSQL look at them again: what another copy marked a moment ago is left out.
    const rows = await tx`
      with turn as materialized (select pg_try_advisory_xact_lock(${relayLock}) as is_ours)
      select is_ours, o.* from turn left join lateral (
        select id, seq, key, aggregate_id, correlation_id, causation_id, payload,
               to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as occurred_at
          from outbox
         where is_ours and published_at is null and aggregate_id <> all (${paused}::text[])
         order by seq limit ${batchSize} for update skip locked
      ) o on true order by o.seq`;
    const messages = rows.flatMap((row) => (row.id === null ? [] : [toEnvelope(row)]));
    const confirmed = new Set(messages.length > 0 ? await bus.publish(messages) : []);
    if (confirmed.size > 0) await tx`update outbox set published_at = now() where id = any (${[...confirmed]}::uuid[])`;
    const sent = aggregatesOf(messages.filter(({ id }) => confirmed.has(id)));
    const failed = aggregatesOf(messages.filter(({ id }) => !confirmed.has(id)));
    const isFull = messages.length === batchSize && sent.size > 0;
    const isStuck = failed.size > 0 || paused.length > 0;
    const left = isFull ? "more" : isStuck ? "stuck" : "idle";
    return { round: rows[0]?.is_ours === true ? left : "away", sent, failed };
  });
}

function aggregatesOf(messages: readonly Envelope[]): Set<string> {
  return new Set(messages.map(({ aggregateId }) => aggregateId));
}

function toEnvelope(row: postgres.Row): Envelope {
  return {
    id: eventId.parse(row.id),
    key: row.key,
    aggregateId: row.aggregate_id,
    occurredAt: row.occurred_at,
    correlationId: row.correlation_id,
    causationId: row.causation_id,
    payload: row.payload,
  };
}
