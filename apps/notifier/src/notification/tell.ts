import type { Envelope } from "@stallhouse/contracts/event";
import { newId } from "@stallhouse/contracts/ids";
import type { NotificationId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { mailboxOf } from "../budget/mailbox.ts";
import { oneLine } from "../letter/format.ts";
import type { Letter } from "../letter/letter.ts";
import { notifications } from "../schema.ts";
import type { NotifierTx } from "../schema.ts";

/** Channel on which the senders of all copies are woken. */
export const dueChannel = "notifications_due";

type Mail = { channel: "mail"; recipient: string; letter: Letter };
type Sms = { channel: "sms"; recipient: string; template: string; text: string };
/** A mail or SMS to one person. */
export type Message = Mail | Sms;

export function mailTo(recipient: string, letter: Letter): Mail {
  return { channel: "mail", recipient: oneLine(recipient), letter };
}

type Told = {
  messages?: readonly Message[];
  /** Whose doing it is, for their budget. */
  by?: Sender;
  /** An address that the fact gives a sign from. */
  confirms?: string | undefined;
  /** What else is noted of the fact, in the same statement. */
  also?: SQL | undefined;
};
/** `address`: a mark of an address on the net, where nobody is signed in. */
export type Sender = `person ${string}` | `seller ${string}` | `address ${string}` | null;

/**
 * Writes down what is owed to people for a fact, in the transaction that notes the fact as heard. The key (event, channel,
 * recipient, template) makes a second telling a no-op. Senders wake when the transaction commits.
 */
export async function tell(
  tx: NotifierTx,
  fact: Envelope,
  { messages = [], by = null, confirms, also }: Told,
): Promise<void> {
  const rows = messages.map((message) => ({ ...toRow(message, fact), sender: by }));
  const beside = [confirms === undefined ? undefined : confirmAddress(confirms), also].filter(
    (one) => one !== undefined,
  );
  if (rows.length === 0) {
    for (const one of beside) await tx.execute(one);
    return;
  }
  const owed = tx
    .insert(notifications)
    .values(rows)
    .onConflictDoNothing({
      target: [notifications.eventId, notifications.channel, notifications.recipient, notifications.template],
    })
    .returning({ id: notifications.id });
  const parts = [sql`owed as ${owed}`, ...beside.map((one, at) => sql`beside_${sql.raw(String(at))} as (${one})`)];
  await tx.execute(sql`with ${sql.join(parts, sql`, `)} select pg_notify(${dueChannel}, '') from owed limit 1`);
}

function confirmAddress(address: string) {
  return sql`insert into confirmed_addresses (mailbox) values (${mailboxOf(address)}) on conflict do nothing`;
}

function toRow(message: Message, fact: Envelope) {
  const { correlationId } = fact;
  const { channel, recipient } = message;
  const row = { id: newId<NotificationId>(), eventId: fact.id, channel, recipient, correlationId };
  if (message.channel === "sms")
    return { ...row, template: message.template, subject: "", body: { text: message.text } };
  const { template, subject } = message.letter;
  return { ...row, template, subject: oneLine(subject), body: { letter: message.letter } };
}
