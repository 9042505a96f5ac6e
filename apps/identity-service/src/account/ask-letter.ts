import { createHash } from "node:crypto";
import { currentTrail, withTrail } from "@stallhouse/contracts/correlation";
import {
  accountAddressTakenV1,
  emailVerificationRequestedV1,
  passwordResetRequestedV1,
} from "@stallhouse/contracts/events/identity";
import type { UserId } from "@stallhouse/contracts/ids";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import type { IdentityDb, IdentityTx } from "../schema.ts";
import { linkMinutes, noteCarrier, openLink } from "./account-link.ts";
import type { LinkKind, LinkOwner } from "./account-link.ts";
import type { LetterKind } from "./letter-kind.ts";

/** Nobody gets the same letter twice in this time, however often it is asked for. */
const cooldownSeconds = 60;
const batchSize = 50;

/**
 * How many letters of a kind go to one address in how many minutes. An address nobody confirmed gets no second link while
 * the first one works: notifier would not send it, and the one in the mailbox would be taken back for nothing.
 */
const most: Record<LetterKind, { confirmed: number; others: number; minutes: number }> = {
  reset: { confirmed: 3, others: 1, minutes: linkMinutes.reset },
  verify: { confirmed: 1, others: 1, minutes: linkMinutes.verify },
  taken: { confirmed: 3, others: 3, minutes: 60 },
};

/**
 * Asks for a letter to whoever has an address. One and the same statement whether somebody has it or nobody: what follows
 * from it happens later (writeLetters), so that neither the answer nor its time tells.
 * @param asked.by who asks, as notifier counts them.
 * @returns whether one is written: for the owner's eyes only.
 */
export async function askLetter(
  db: IdentityDb | IdentityTx,
  kind: LetterKind,
  { email, by }: { email: string; by: string },
): Promise<boolean> {
  const key = `${kind} ${createHash("sha256").update(email).digest("hex").slice(0, 32)}`;
  const { correlationId } = currentTrail();
  const { confirmed, others, minutes } = most[kind];
  const isOver = sql`a.since < clock_timestamp() - make_interval(mins => ${minutes})`;
  const rows = await db.execute(sql`
    insert into asked_letters as a (key, kind, user_id, asked_at, since, asked_by, correlation_id)
    values (${key}, ${kind}, (select id from users where email = ${email}), clock_timestamp(), clock_timestamp(), ${by},
      ${correlationId})
    on conflict (key) do update
      set user_id = excluded.user_id, asked_at = excluded.asked_at, written_at = null, asked_by = excluded.asked_by,
        correlation_id = excluded.correlation_id, letters = case when ${isOver} then 1 else a.letters + 1 end,
        since = case when ${isOver} then excluded.since else a.since end
      where a.asked_at < clock_timestamp() - make_interval(secs => ${cooldownSeconds}) and (${isOver} or a.letters <
        case when (select email_verified_at from users where id = excluded.user_id) is null then ${others}::int
          else ${confirmed}::int end)
    returning key`);
  return rows.length > 0;
}

type Owed = {
  kind: LetterKind;
  correlationId: string;
  userId: UserId;
  email: string;
  name: string;
  isVerified: boolean;
  askedBy: string | null;
};

/** Makes the links that were asked for and announces them, for the notifier to send. Copies of the service share the work. */
export async function writeLetters(db: IdentityDb): Promise<void> {
  await db.transaction(async (tx) => {
    const owed = await tx.execute<Owed>(sql`
      with mine as (
        select key from asked_letters where written_at is null and user_id is not null order by asked_at limit ${batchSize}
        for update skip locked)
      update asked_letters a set written_at = clock_timestamp() from mine, users u
      where a.key = mine.key and u.id = a.user_id
      returning a.kind, a.correlation_id as "correlationId", u.id as "userId", u.email, u.name,
        u.email_verified_at is not null as "isVerified", a.asked_by as "askedBy"`);
    for (const letter of owed) {
      await withTrail({ correlationId: letter.correlationId, causationId: null }, () => announce(tx, letter));
    }
  });
}

async function announce(tx: IdentityTx, { kind, userId, email, name, isVerified, askedBy }: Owed): Promise<void> {
  const asked = { owner: { userId, email, name }, askedBy: askedBy ?? undefined };
  if (kind === "taken") await enqueue(tx, accountAddressTakenV1, { email, name, askedBy: asked.askedBy });
  else if (kind === "reset") await announceLink(tx, kind, asked);
  else if (!isVerified) await announceLink(tx, kind, asked);
}

type Asked = { owner: LinkOwner; askedBy: string | undefined };

async function announceLink(tx: IdentityTx, kind: LinkKind, { owner, askedBy }: Asked): Promise<void> {
  const event = kind === "reset" ? passwordResetRequestedV1 : emailVerificationRequestedV1;
  const { id, token } = await openLink(tx, kind, owner.userId);
  await noteCarrier(tx, kind, { id, factId: await enqueue(tx, event, { ...owner, token, askedBy }) });
}
