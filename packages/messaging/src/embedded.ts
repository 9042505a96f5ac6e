import type { Envelope } from "@stallhouse/contracts/event";
import postgres from "postgres";
import { usualRetries } from "./bus.ts";
import type { Binding, Bus, Log, RetryPlan } from "./bus.ts";
import { hear } from "./embedded-hearing.ts";
import { listLetters, settleLetters } from "./embedded-letters.ts";
import { replayOne } from "./letters.ts";
import { createMatcher, regexOf } from "./patterns.ts";
import { prepareSchema } from "./embedded-schema.ts";

type Options = { url: string; bindings: readonly Binding[]; log: Log; retries?: RetryPlan; leaseMs?: number };

/** The bus of a market without a broker: queues in a PostgreSQL database of their own. */
export async function connectEmbeddedBus(options: Options): Promise<Bus> {
  const { url, bindings, log, retries = usualRetries, leaseMs = 10_000 } = options;
  const connection = { application_name: "stallhouse-bus", statement_timeout: 5_000 };
  const sql = postgres(url, { max: 4, backoff: () => 0.5, onnotice: () => {}, connection });
  await setUp(sql, bindings).catch(async (error: unknown) => {
    await sql.end({ timeout: 1 });
    throw error;
  });
  let isConnected = true;
  const isBound = createMatcher(bindings.flatMap(({ keys }) => keys));
  const stops = new Set<() => Promise<void>>();
  const onConnection = (is: boolean) => {
    isConnected = is;
  };

  /** Bindings that somebody deleted come back; what they should have routed is sent again later, with what follows it. */
  async function withoutLost(messages: readonly Envelope[], unrouted: ReadonlySet<string>): Promise<string[]> {
    const lost = messages.filter(({ key }) => unrouted.has(key) && isBound(key));
    if (lost.length === 0) return messages.map(({ id }) => id);
    log.error(
      { keys: lost.map(({ key }) => key) },
      "bus: bound facts came back unroutable, declaring the queues again",
    );
    await bind(sql, bindings);
    const aggregates = new Set(lost.map(({ aggregateId }) => aggregateId));
    return messages.flatMap(({ id, aggregateId }) => (aggregates.has(aggregateId) ? [] : [id]));
  }

  return {
    publish: async (messages) => {
      try {
        const unrouted = await insert(sql, messages);
        onConnection(true);
        return await withoutLost(messages, unrouted);
      } catch (err) {
        onConnection(false);
        log.warn({ err }, "bus: publishing failed");
        return [];
      }
    },
    subscribe: async (subscription) => {
      const stop = await hear({ sql, log, retries, leaseMs, onConnection }, subscription);
      stops.add(stop);
      return stop;
    },
    deadLetters: (queue) => listLetters(sql, queue),
    replay: (queue, id) => replayOne(id, queue, (judge) => settleLetters(sql, queue, judge)),
    isConnected: () => isConnected,
    close: async () => {
      await Promise.all([...stops].map((stop) => stop()));
      await sql.end({ timeout: 5 });
    },
  };
}

async function setUp(sql: postgres.Sql, bindings: readonly Binding[]): Promise<void> {
  await prepareSchema(sql);
  await bind(sql, bindings);
}

async function bind(sql: postgres.Sql, bindings: readonly Binding[]): Promise<void> {
  const rows = bindings.flatMap(({ queue, keys }) =>
    keys.map((pattern) => ({ queue, pattern, regex: regexOf(pattern) })),
  );
  if (rows.length > 0) await sql`insert into bus.binding ${sql(rows)} on conflict do nothing`;
}

/** One statement for all messages and all their queues: either every queue has them or none. Resolves with the keys that no queue is bound to. */
async function insert(sql: postgres.Sql, messages: readonly Envelope[]): Promise<Set<string>> {
  const [row] = await sql<{ unrouted: string[] | null }[]>`
    with message as (
      select m.envelope, m.envelope ->> 'key' as key, m.position
        from jsonb_array_elements(${JSON.stringify(messages)}::text::jsonb) with ordinality as m (envelope, position)
    ), route as (
      select distinct m.key, b.queue from message m
        join bus.binding b on b.pattern = m.key or (b.regex is not null and m.key ~ b.regex)
    ), added as (
      insert into bus.delivery (queue, message_id, aggregate_id, envelope)
      select r.queue, m.envelope ->> 'id', m.envelope ->> 'aggregateId', m.envelope
        from message m join route r on r.key = m.key
       order by m.position
      on conflict (queue, message_id) do nothing
      returning queue
    ), woken as (
      select count(pg_notify('bus', queue)) from (select distinct queue from added) queues
    )
    select (select array_agg(distinct m.key) from message m where not exists (select from route r where r.key = m.key)) as unrouted
      from woken`;
  return new Set(row?.unrouted);
}
