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
import { noteCarrier, openLink } from "./account-link.ts";
import type { LinkOwner } from "./account-link.ts";
import type { LetterKind } from "./letter-kind.ts";

/** Nobody gets the same letter twice in this time, however often it is asked for. */
const cooldownSeconds = 60;
const batchSize = 50;

/**
 * Asks for a letter to whoever has an address. One and the same statement whether somebody has it or nobody: what follows
 * from it happens later (writeLetters), so that neither the answer nor its time tells.
 */
export async function askLetter(db: IdentityDb | IdentityTx, kind: LetterKind, email: string): Promise<void> {
  const key = `${kind} ${createHash("sha256").update(email).digest("hex").slice(0, 32)}`;
  const { correlationId } = currentTrail();
  await db.execute(sql`
    insert into asked_letters as a (key, kind, user_id, asked_at, correlation_id)
    values (${key}, ${kind}, (select id from users where email = ${email}), clock_timestamp(), ${correlationId})
    on conflict (key) do update
      set user_id = excluded.user_id, asked_at = excluded.asked_at, written_at = null, correlation_id = ${correlationId}
      where a.asked_at < clock_timestamp() - make_interval(secs => ${cooldownSeconds})`);
}

type Owed = {
  kind: LetterKind;
  correlationId: string;
  userId: UserId;
  email: string;
  name: string;
  isVerified: boolean;
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
        u.email_verified_at is not null as "isVerified"`);
    for (const letter of owed) {
      await withTrail({ correlationId: letter.correlationId, causationId: null }, () => announce(tx, letter));
    }
  });
}

async function announce(tx: IdentityTx, { kind, userId, email, name, isVerified }: Owed): Promise<void> {
  const owner = { userId, email, name };
  if (kind === "taken") await enqueue(tx, accountAddressTakenV1, { email, name });
  else if (kind === "reset") await announceLink(tx, kind, owner);
  else if (!isVerified) await announceLink(tx, kind, owner);
}

async function announceLink(tx: IdentityTx, kind: "reset" | "verify", owner: LinkOwner): Promise<void> {
  const event = kind === "reset" ? passwordResetRequestedV1 : emailVerificationRequestedV1;
  const { id, token } = await openLink(tx, kind, owner.userId);
  await noteCarrier(tx, kind, { id, factId: await enqueue(tx, event, { ...owner, token }) });
}
