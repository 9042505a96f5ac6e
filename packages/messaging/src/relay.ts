import type { Envelope } from "@stallhouse/contracts/event";
import { eventId } from "@stallhouse/contracts/ids";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { Bus, Log } from "./bus.ts";
import { outboxChannel } from "./enqueue.ts";
import { createSignal } from "./signal.ts";
import { withinTime } from "./within-time.ts";

export type Relay = {
  /** Sends what is left, for at most this long. False when something stayed. */
  flush: (timeoutMs?: number) => Promise<boolean>;
  /** Age of the oldest unsent fact; 0 when there is none. */
  oldestUnsentSeconds: () => Promise<number>;
  stop: () => Promise<void>;
};

type Options = { sql: postgres.Sql; bus: Bus; log: Log };
/** `idle`: nothing left. `more`: the batch was full. `sent`: the next round marks it, and sends what has come meanwhile. `stuck`: something was not confirmed. `away`: another copy's relay is at work. */
type Round = "idle" | "more" | "sent" | "stuck" | "away";

const relayLock = 7_355_610;
const batchSize = 500;
const pollMs = 1_000;
/** After a batch the next look waits so long: it marks, and finds what has come together meanwhile. */
const gatherMs = 20;
/** Looking again soon costs little; an aggregate in trouble would spoil every batch. */
const longestPauseMs = 3_000;
const longestAggregatePauseMs = 30_000;

/**
 * Sends what the outbox holds, in order, and marks what the bus has confirmed with the next look. Several copies of a
 * service may run one each: one of them has the seat, a lock that lasts as long as its connection. A fact that is sent but
 * not marked before a crash is sent again; its hearers' inboxes know it. So marks need not be on disk when they are told.
 */
export function startRelay({ sql, bus, log }: Options): Relay {
  const signal = createSignal();
  const ending = new AbortController();
  const rounds = createRounds({ sql, bus, log });

  async function loop(): Promise<void> {
    while (!ending.signal.aborted) {
      const outcome = await rounds.next();
      if (rounds.failures() > 0) await pause(pauseAfter(rounds.failures(), longestPauseMs), ending.signal);
      else if (outcome === "sent") await pause(gatherMs, ending.signal);
      else if (outcome !== "more") await signal.wait(pollMs);
    }
  }

  const listening = sql.listen(outboxChannel, signal.raise, signal.raise).catch((err: unknown) => {
    log.warn({ err }, "relay: cannot listen, polling only");
  });
  const finished = loop();

  return {
    flush: async (timeoutMs = 5_000) => {
      for (const end = Date.now() + timeoutMs; Date.now() < end;) {
        rounds.forgetPauses();
        const outcome = await rounds.next();
        if (outcome === "idle") return true;
        if (outcome === "stuck" || outcome === "away") await sleep(100);
      }
      return false;
    },
    oldestUnsentSeconds: () => oldestUnsentSeconds(sql),
    stop: async () => {
      ending.abort();
      signal.raise();
      await finished;
      await rounds.end();
      await (await listening)?.unlisten().catch(() => {});
    },
  };
}

/** Rounds of sending, one after the other: two at once would read the same. */
function createRounds({ sql, bus, log }: Options) {
  const pauses = createPauses();
  const seat = openSeat(sql);
  let failures = 0;
  /** Not marked yet. */
  let confirmed: string[] = [];
  let turn: Promise<unknown> = Promise.resolve();

  async function round(): Promise<Round> {
    const result = await sendBatch({ seat, bus, paused: pauses.current(), confirmed });
    confirmed = result.confirmed;
    if (result.failed.size > 0) {
      log.warn({ aggregates: result.failed.size, sent: result.sent.size }, "relay: some facts were not confirmed");
    }
    // In an outage everything waits; otherwise what is in trouble waits on its own, so that it holds up nobody else.
    if (bus.isConnected()) for (const aggregate of result.failed) pauses.add(aggregate);
    for (const aggregate of result.sent) if (!result.failed.has(aggregate)) pauses.remove(aggregate);
    failures = result.failed.size > 0 && result.sent.size === 0 ? failures + 1 : 0;
    return result.round;
  }

  return {
    next: (): Promise<Round> => {
      const mine = turn.then(round).catch((err: unknown): Round => {
        failures++;
        log.warn({ err }, "relay: the outbox cannot be read");
        return "stuck";
      });
      turn = mine;
      return mine;
    },
    /** In a row. */
    failures: () => failures,
    forgetPauses: pauses.clear,
    end: async () => {
      // What was just sent is marked; another copy would send it again.
      if (confirmed.length > 0) await seat.ask(mark(confirmed)).catch(() => {});
      await seat.end();
    },
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}

/** A connection of its own to the same database, as postgres.js opens one to listen with. */
function openSeat({ options }: postgres.Sql) {
  const connection = { ...options.connection, synchronous_commit: "off" };
  const open = () => postgres({ ...options, max: 1, connection } as unknown as postgres.Options<Record<string, never>>);
  let sql = open();
  return {
    /** Throws when there is no answer; one in trouble may never answer again, so another connection has the seat then. */
    ask: async <T>(question: (sql: postgres.Sql) => Promise<T>): Promise<T> => {
      try {
        return await withinTime(question(sql));
      } catch (error) {
        void sql.end({ timeout: 0 }).catch(() => {});
        sql = open();
        throw error;
      }
    },
    end: () => sql.end({ timeout: 1 }),
  };
}
type Seat = ReturnType<typeof openSeat>;

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

type Batch = { round: Round; sent: Set<string>; failed: Set<string>; confirmed: string[] };
type Sending = { seat: Seat; bus: Bus; paused: string[]; confirmed: string[] };

async function sendBatch({ seat, bus, paused, confirmed: before }: Sending): Promise<Batch> {
  // The lock is taken anew with each look: a connection that was lost has lost its seat.
  const rows = await seat.ask(
    (sql) => sql`
    with seat as materialized (select pg_try_advisory_lock(${relayLock}) as is_ours),
         marked as (update outbox set published_at = now() where id = any (${before}::uuid[]))
    select is_ours, o.* from seat left join lateral (
      select id, seq, key, aggregate_id, correlation_id, causation_id, payload,
             to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as occurred_at
        from outbox
       where is_ours and published_at is null and id <> all (${before}::uuid[]) and aggregate_id <> all (${paused}::text[])
       order by seq limit ${batchSize}
    ) o on true order by o.seq`,
  );
  const messages = rows.flatMap((row) => (row.id === null ? [] : [toEnvelope(row)]));
  const confirmed = new Set(messages.length > 0 ? await bus.publish(messages) : []);
  const sent = aggregatesOf(messages.filter(({ id }) => confirmed.has(id)));
  const failed = aggregatesOf(messages.filter(({ id }) => !confirmed.has(id)));
  const isStuck = failed.size > 0 || paused.length > 0;
  const isFull = messages.length === batchSize;
  const left = sent.size > 0 ? (isFull ? "more" : "sent") : isStuck ? "stuck" : "idle";
  return { round: rows[0]?.is_ours === true ? left : "away", sent, failed, confirmed: [...confirmed] };
}

const mark = (confirmed: string[]) => (sql: postgres.Sql) =>
  sql`update outbox set published_at = now() where id = any (${confirmed}::uuid[])`;

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
