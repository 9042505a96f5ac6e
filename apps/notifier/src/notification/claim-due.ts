import type { NotificationId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import { usefulMs } from "../budget/budget-rules.ts";
import { judge, keysOf } from "../budget/judge.ts";
import type { Ask, Judged, Known, Verdict } from "../budget/judge.ts";
import { mailboxOf } from "../budget/mailbox.ts";
import type { DeliveryOutcome } from "../delivery-outcome.ts";
import { hidden } from "./body.ts";
import type { Body } from "./body.ts";
import type { NotifierDb, NotifierTx } from "../schema.ts";
import { afterAttempt } from "./next-attempt.ts";
import type { Channel } from "./notification.ts";

export type Due = {
  id: NotificationId;
  channel: Channel;
  template: string;
  recipient: string;
  subject: string;
  body: Body;
  correlationId: string;
  /** This one included. */
  attempts: number;
  /** Milliseconds since the epoch. */
  createdAt: number;
};

/** What stood in line, and its budgets have been asked: what goes now, and what does not. */
export type Claimed = { due: Due[]; held: Held[] };
export type Held = { id: NotificationId; template: string; verdict: Exclude<Verdict, { is: "goes" }> };

/** `outcome` is undefined when it was claimed but not tried. */
export type Attempted = { due: Due; outcome: DeliveryOutcome | undefined };

export const batchSize = 25;
/** Far longer than a batch can take: whoever has not marked its rows by then is dead. */
const leaseSeconds = 60;
/** One copy at a time looks into the budgets, or two would both take the last of one. */
const budgetLock = 7_355_622;

type Row = Due & { sender: string | null; putOff: number; isGranted: boolean };

/**
 * Takes what is due off the list for the time of a lease, counting the try before it is made. What has not been counted
 * in its budgets yet is counted here; what is over one waits or ends.
 */
export async function claimDue(db: NotifierDb, channels: readonly Channel[]): Promise<Claimed> {
  if (channels.length === 0) return { due: [], held: [] };
  return await db.transaction(async (tx) => {
    const rows = await lockDue(tx, channels);
    const asks = rows.filter(({ isGranted }) => !isGranted).map(toAsk);
    const now = new Date();
    const known = asks.length > 0 ? await readBudgets(tx, asks) : noBudgets;
    const judged = judge(asks, known, now);
    if (rows.length > 0) await settle(tx, rows, judged);
    const held = rows.flatMap(({ id, template }) => {
      const verdict = judged.verdicts.get(id);
      return !verdict || verdict.is === "goes" ? [] : [{ id, template, verdict }];
    });
    const isHeld = new Set(held.map(({ id }) => id));
    const due = rows.filter(({ id }) => !isHeld.has(id)).map((row) => ({ ...row, attempts: row.attempts + 1 }));
    return { due, held };
  });
}

const noBudgets: Known = { spent: new Map(), confirmed: new Set() };

function toAsk({ id, channel, template, recipient, sender, putOff, createdAt }: Row): Ask {
  return { id, channel, template, recipient, sender, putOff, createdAt: new Date(createdAt) };
}

async function lockDue(tx: NotifierTx, channels: readonly Channel[]): Promise<Row[]> {
  const rows = await tx.execute<Row>(sql`
    with alone as materialized (select pg_advisory_xact_lock(${budgetLock})),
    due as materialized (
      select n.* from alone, notifications n
      where n.state = 'pending' and n.due_at <= now()
        and n.channel in (select jsonb_array_elements_text(${JSON.stringify(channels)}::jsonb))
      order by n.due_at limit ${batchSize} for update of n skip locked
    )
    select id, channel, template, recipient, subject, body, correlation_id as "correlationId", attempts, sender, put_off as "putOff",
      granted_at is not null as "isGranted", extract(epoch from created_at)::float8 * 1000 as "createdAt"
    from due order by due_at`);
  return [...rows];
}

/** What is left of every budget that could matter, and who confirmed. Read after the lock was had, so that it is true. */
async function readBudgets(tx: NotifierTx, asks: readonly Ask[]): Promise<Known> {
  const mailboxes = asks.map(({ recipient }) => mailboxOf(recipient));
  const rows = await tx.execute<{ key: string; spent: number | null }>(sql`
    select key, spent from budgets
    where key in (select jsonb_array_elements_text(${JSON.stringify(keysOf(asks))}::jsonb)) and ends_at > now()
    union all
    select mailbox, null from confirmed_addresses
    where mailbox in (select jsonb_array_elements_text(${JSON.stringify(mailboxes)}::jsonb))`);
  const spent = rows.flatMap((row) => (row.spent === null ? [] : [[row.key, row.spent] as const]));
  const confirmed = rows.flatMap((row) => (row.spent === null ? [row.key] : []));
  return { spent: new Map(spent), confirmed: new Set(confirmed) };
}

/** Writes down who goes, waits and ends, and what was taken from the budgets, in one statement. */
async function settle(tx: NotifierTx, rows: readonly Row[], { verdicts, taken }: Judged): Promise<void> {
  const marks = rows.map(({ id, body }) => {
    const verdict = verdicts.get(id) ?? { is: "goes" as const };
    if (verdict.is === "goes") return { id, goes: true };
    if (verdict.is === "ends") return { id, goes: false, error: verdict.error, body: hidden(body) };
    return { id, goes: false, due_at: verdict.dueAt };
  });
  // One order for all copies, though they stand in line anyway.
  const spent = [...taken].map(([key, { count, seconds }]) => ({ key, count, seconds })).toSorted(byKey);
  await tx.execute(sql`
    with taken as (
      insert into budgets as b (key, spent, ends_at)
      select key, count, now() + make_interval(secs => seconds)
      from jsonb_to_recordset(${JSON.stringify(spent)}::jsonb) as t(key text, count int, seconds int)
      on conflict (key) do update
        set spent = case when b.ends_at > now() then b.spent + excluded.spent else excluded.spent end,
          ends_at = case when b.ends_at > now() then b.ends_at else excluded.ends_at end
    )
    update notifications n
    set state = case when m.error is null then 'pending' else 'over_budget' end, error = coalesce(m.error, n.error),
      due_at = case when m.goes then now() + make_interval(secs => ${leaseSeconds}) else coalesce(m.due_at, n.due_at) end,
      attempts = n.attempts + m.goes::int, put_off = n.put_off + (m.due_at is not null)::int,
      granted_at = case when m.goes then coalesce(n.granted_at, now()) end,
      body = coalesce(m.body, n.body)
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) 
      as m(id uuid, goes boolean, due_at timestamptz, error text, body jsonb)
    where n.id = m.id`);
}

const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);

/** Marks a batch with what became of it, in one statement. What is not sent any more keeps no token of a link. */
export async function recordAttempts(db: NotifierDb, attempted: readonly Attempted[]): Promise<void> {
  if (attempted.length === 0) return;
  const now = new Date();
  const marks = attempted.map(({ due, outcome }) => {
    if (!outcome) return { id: due.id, state: "pending", due_at: now, attempts: due.attempts - 1 };
    const attempt = { attempts: due.attempts, createdAt: new Date(due.createdAt), usefulMs: usefulMs(due) };
    const after = afterAttempt(attempt, outcome, { now, random: Math.random() });
    return {
      id: due.id,
      state: after.state,
      body: after.state === "pending" ? undefined : hidden(due.body),
      due_at: after.dueAt,
      attempts: due.attempts,
      error: after.error,
      provider_message_id: after.providerMessageId,
    };
  });
  await db.execute(sql`
    update notifications n
    set state = m.state, due_at = m.due_at, attempts = m.attempts, error = m.error,
      provider_message_id = m.provider_message_id, sent_at = case when m.state = 'sent' then now() end,
      body = coalesce(m.body, n.body)
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb)
      as m(id uuid, state text, due_at timestamptz, attempts int, error text, provider_message_id text, body jsonb)
    where n.id = m.id and n.state = 'pending'`);
}
