import type { NotificationId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { idAfter, pageById } from "@stallhouse/service/page-by-id";
import { and, desc, eq, inArray, lt, ne, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { hideTokens } from "../letter/hide-tokens.ts";
import { mentions, newestMentioning } from "@stallhouse/db/like-pattern";
import { notifications } from "../schema.ts";
import type { NotifierDb } from "../schema.ts";
import { drawn } from "./body.ts";
import type { Channel, NotificationState } from "./notification.ts";

const listed = {
  notificationId: notifications.id,
  template: notifications.template,
  channel: notifications.channel,
  recipient: notifications.recipient,
  subject: notifications.subject,
  state: notifications.state,
  attempts: notifications.attempts,
  createdAt: notifications.createdAt,
  sentAt: notifications.sentAt,
};

type Filter = { query?: string; channel?: Channel; state?: NotificationState; after?: string; limit: number };

/** What was owed to people, newest first. */
export async function listNotifications(db: NotifierDb, { query, channel, state, after, limit }: Filter) {
  const cursor = idAfter<NotificationId>(after);
  const condition = and(
    channel ? eq(notifications.channel, channel) : undefined,
    state ? eq(notifications.state, state) : undefined,
    cursor ? lt(notifications.id, cursor) : undefined,
  );
  const rows = await db
    .select(listed)
    .from(notifications)
    .where(query ? inArray(notifications.id, mentioning(query, condition, limit + 1)) : condition)
    .orderBy(desc(notifications.id))
    .limit(limit + 1);
  return pageById(rows.map(plain), limit, (notification) => notification.notificationId);
}

/** What was sent is in an index; the rest is little enough to be read through. */
function mentioning(query: string, condition: SQL | undefined, most: number): SQL {
  const { id, recipient, subject, state } = notifications;
  const mention = sql`${or(mentions(recipient, query), mentions(subject, query))}`;
  const [sent, unsent] = [eq(state, "sent"), ne(state, "sent")].map((only) =>
    newestMentioning({ id: sql`${id}`, from: sql`${notifications}`, mention, condition: and(condition, only), most }),
  );
  return sql`(select id from ${sent} sent union all select id from ${unsent} unsent)`;
}

/** One notification with its body, as it was or will be sent; only what opens an account is left out. */
export async function getNotification(db: NotifierDb, notificationId: NotificationId, homeUrl: string) {
  const [row] = await db
    .select({
      ...listed,
      body: notifications.body,
      correlationId: notifications.correlationId,
      error: notifications.error,
    })
    .from(notifications)
    .where(eq(notifications.id, notificationId));
  if (!row) throw new Refusal("NOTIFICATION_NOT_FOUND");
  const { body, correlationId, ...shown } = row;
  const { html, text } = drawn({ body, correlationId }, homeUrl);
  return { ...plain(shown), html: hideTokens(html), text: hideTokens(text) };
}

function plain<Row extends { createdAt: Date; sentAt: Date | null }>({ createdAt, sentAt, ...row }: Row) {
  return { ...row, createdAt: createdAt.toISOString(), sentAt: sentAt?.toISOString() ?? null };
}
