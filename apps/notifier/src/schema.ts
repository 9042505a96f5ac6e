import type { Role } from "@stallhouse/contracts/actor";
import type { EmailTopic } from "@stallhouse/contracts/email-topics";
import type { Envelope } from "@stallhouse/contracts/event";
import type { NotificationId, OrderId, SellerId, UserId } from "@stallhouse/contracts/ids";
import { createdAtColumn, idColumn, refColumn, timeColumn } from "@stallhouse/db/columns";
import type { Db, Tx } from "@stallhouse/db/connect";
import { inbox, outbox, suspects } from "@stallhouse/db/outbox-tables";
import { endedSessions, revocations } from "@stallhouse/db/revocation-table";
import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { Body } from "./notification/body.ts";
import type { Channel, NotificationState } from "./notification/notification.ts";

export { endedSessions, inbox, outbox, revocations, suspects };

/** One mail or SMS owed to one person for one event, with everything it takes to send it. */
export const notifications = pgTable(
  "notifications",
  {
    /** Also the idempotency key at the provider. */
    id: idColumn<NotificationId>(),
    eventId: uuid().notNull(),
    template: text().notNull(),
    channel: text().$type<Channel>().notNull(),
    recipient: text().notNull(),
    subject: text().notNull(),
    /** Null once it is forgotten. */
    body: jsonb().$type<Body>(),
    state: text().$type<NotificationState>().notNull().default("pending"),
    /** Times it was handed to the provider, or tried to. */
    attempts: integer().notNull().default(0),
    /** When it is tried next. While a copy of the sender has it in hand: when another may take it over. */
    dueAt: createdAtColumn(),
    providerMessageId: text(),
    error: text(),
    /** Whose doing it is: a person, a seller, an address on the net. Null when it is the house's own. */
    sender: text(),
    /** When it was counted in its budgets and so allowed to go: once, however often it is tried. */
    grantedAt: timeColumn(),
    /** Times it waited for a budget. */
    putOff: integer().notNull().default(0),
    correlationId: text().notNull(),
    createdAt: createdAtColumn(),
    sentAt: timeColumn(),
  },
  (table) => [
    unique("notifications_once").on(table.eventId, table.channel, table.recipient, table.template),
    check("notifications_channel", sql`${table.channel} in ('mail', 'sms')`),
    check("notifications_state", sql`${table.state} in ('pending', 'sent', 'failed', 'over_budget')`),
    check("notifications_sent_with_time", sql`(${table.state} = 'sent') = (${table.sentAt} is not null)`),
    check("notifications_one_line_headers", sql`${table.subject} || ${table.recipient} !~ '[[:cntrl:]]'`),
    // Once a row is not written any more: it is three times until it is sent.
    index("notifications_by_words")
      .using("gin", sql`${table.recipient} gin_trgm_ops`, sql`${table.subject} gin_trgm_ops`)
      .where(sql`${table.state} = 'sent'`),
    index("notifications_unsent")
      .on(table.id)
      .where(sql`${table.state} <> 'sent'`),
    index("notifications_texts")
      .on(table.id)
      .where(sql`${table.channel} = 'sms'`),
    index("notifications_due")
      .on(table.dueAt)
      .where(sql`${table.state} = 'pending'`),
    index("notifications_failed")
      .on(table.createdAt)
      .where(sql`${table.state} = 'failed'`),
    index("notifications_bodies")
      .on(table.createdAt)
      .where(sql`${table.state} <> 'pending' and ${table.body} is not null`),
  ],
);

/** How much of a budget is spent in a time that began with the first of it. */
export const budgets = pgTable(
  "budgets",
  {
    /** Kind, scope, length in seconds and whose it is. */
    key: text().primaryKey(),
    spent: integer().notNull(),
    endsAt: timeColumn().notNull(),
  },
  (table) => [index("budgets_by_end").on(table.endsAt)],
);

/** Addresses that somebody who can read their mail, or who paid, gave a sign from. */
export const confirmedAddresses = pgTable("confirmed_addresses", {
  /** As budget/mailbox.ts names it. */
  mailbox: text().primaryKey(),
  confirmedAt: createdAtColumn(),
});

/** Facts that owe a seller a letter whose address is not known yet. */
export const owedLetters = pgTable(
  "owed_letters",
  {
    eventId: uuid().notNull(),
    sellerId: refColumn<SellerId>().notNull(),
    fact: jsonb().$type<Envelope>().notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.eventId, table.sellerId] }),
    index("owed_letters_by_seller").on(table.sellerId),
  ],
);

/** Sellers and admins, as identity announced them: those whom facts name only by their id. */
export const contacts = pgTable(
  "contacts",
  {
    userId: refColumn<UserId>().primaryKey(),
    role: text().$type<Role>().notNull(),
    email: text().notNull(),
    name: text().notNull(),
    sellerId: refColumn<SellerId>().unique(),
    shopName: text(),
  },
  (table) => [index("contacts_by_role").on(table.role)],
);

/** Topics whose mails a person does without, as identity announced them. No row: all are wanted. */
export const mailChoices = pgTable("mail_choices", {
  userId: refColumn<UserId>().primaryKey(),
  unwanted: jsonb().$type<EmailTopic[]>().notNull(),
});

/** Until when an order's stock is held: facts about its payment do not say, and the mail about a declined one should. */
export const orderHolds = pgTable("order_holds", {
  orderId: refColumn<OrderId>().primaryKey(),
  expiresAt: timeColumn(),
  /** A guest's, who cannot sign in: opens the order. */
  trackToken: text(),
});

const schema = {
  notifications,
  budgets,
  confirmedAddresses,
  owedLetters,
  contacts,
  mailChoices,
  orderHolds,
  outbox,
  inbox,
  revocations,
  endedSessions,
  suspects,
};
export type NotifierDb = Db<typeof schema>;
export type NotifierTx = Tx<typeof schema>;
