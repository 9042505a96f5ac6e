import type { NotificationId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { DeliveryOutcome } from "../delivery-outcome.ts";
import { tokenInLink } from "../letter/hide-tokens.ts";
import type { NotifierDb } from "../schema.ts";
import { afterAttempt } from "./next-attempt.ts";
import type { Channel } from "./notification.ts";

export type Due = {
  id: NotificationId;
  channel: Channel;
  recipient: string;
  subject: string;
  html: string;
  text: string;
  /** This one included. */
  attempts: number;
  /** Milliseconds since the epoch. */
  createdAt: number;
};

/** `outcome` is undefined when it was claimed but not tried. */
export type Attempted = { due: Due; outcome: DeliveryOutcome | undefined };

export const batchSize = 10;
/** Far longer than a batch can take: whoever has not marked its rows by then is dead. */
const leaseSeconds = 60;

/** Takes what is due off the list for the time of a lease, counting the try before it is made. */
export async function claimDue(db: NotifierDb, channels: readonly Channel[]): Promise<Due[]> {
  if (channels.length === 0) return [];
  const rows = await db.execute<Due>(sql`
    with due as materialized (
      select id from notifications
      where state = 'pending' and due_at <= now()
        and channel in (select jsonb_array_elements_text(${JSON.stringify(channels)}::jsonb))
      order by due_at limit ${batchSize} for update skip locked
    )
    update notifications n
    set due_at = now() + make_interval(secs => ${leaseSeconds}), attempts = n.attempts + 1
    from due where n.id = due.id
    returning n.id, n.channel, n.recipient, n.subject, n.html, n.text, n.attempts,
      extract(epoch from n.created_at)::float8 * 1000 as "createdAt"`);
  return [...rows];
}

/** Marks a batch with what became of it, in one statement. What is not sent any more keeps no token of a link. */
export async function recordAttempts(db: NotifierDb, attempted: readonly Attempted[]): Promise<void> {
  if (attempted.length === 0) return;
  const now = new Date();
  const marks = attempted.map(({ due, outcome }) => {
    if (!outcome) return { id: due.id, state: "pending", due_at: now, attempts: due.attempts - 1 };
    const { attempts, createdAt } = due;
    const attempt = { attempts, createdAt: new Date(createdAt) };
    const after = afterAttempt(attempt, outcome, { now, random: Math.random() });
    return {
      id: due.id,
      state: after.state,
      due_at: after.dueAt,
      attempts,
      error: after.error,
      provider_message_id: after.providerMessageId,
    };
  });
  await db.execute(sql`
    update notifications n
    set state = m.state, due_at = m.due_at, attempts = m.attempts, error = m.error,
      provider_message_id = m.provider_message_id, sent_at = case when m.state = 'sent' then now() end,
      html = case when m.state = 'pending' then n.html else regexp_replace(n.html, ${tokenInLink}, '/\\1/…', 'g') end,
      text = case when m.state = 'pending' then n.text else regexp_replace(n.text, ${tokenInLink}, '/\\1/…', 'g') end
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb)
      as m(id uuid, state text, due_at timestamptz, attempts int, error text, provider_message_id text)
    where n.id = m.id and n.state = 'pending'`);
}
