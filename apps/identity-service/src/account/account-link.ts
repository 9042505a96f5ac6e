import { randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { skewSeconds } from "@stallhouse/auth/token-times";
import type { UserId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import { emailVerifications, passwordResets } from "../schema.ts";
import type { IdentityDb, IdentityTx } from "../schema.ts";
import { tokenHash } from "../session/refresh-token.ts";

/** For how long a link works. */
export const linkMinutes = { reset: 60, verify: 48 * 60 };

/** What a link is good for, and where its row is kept. */
const kinds = {
  reset: { table: passwordResets, minutes: linkMinutes.reset },
  verify: { table: emailVerifications, minutes: linkMinutes.verify },
} as const;
export type LinkKind = keyof typeof kinds;

const idBytes = 16;
const secretBytes = 32;

export type LinkOwner = { userId: UserId; email: string; name: string };

/**
 * Makes a link and takes back the one before. Its token is the row's id and 32 random bytes: the row is found by the id,
 * so that the secret is looked up nowhere and compared in constant time.
 */
export async function openLink(tx: IdentityTx, kind: LinkKind, userId: UserId): Promise<{ id: string; token: string }> {
  const { table, minutes } = kinds[kind];
  const id = randomUUID();
  const secret = randomBytes(secretBytes);
  await tx.execute(sql`delete from ${table} where user_id = ${userId} and used_at is null`);
  await tx.execute(sql`
    insert into ${table} (id, user_id, token_hash, created_at, expires_at)
    values (${id}, ${userId}, ${tokenHash(secret.toString("base64url"))}, now(), now() + make_interval(mins => ${minutes}))`);
  const token = Buffer.concat([Buffer.from(id.replaceAll("-", ""), "hex"), secret]).toString("base64url");
  return { id, token };
}

/** Notes which fact carries a link's token, so that the token can be taken out of it once it is sent. */
export async function noteCarrier(tx: IdentityTx, kind: LinkKind, of: { id: string; factId: string }): Promise<void> {
  await tx.execute(sql`update ${kinds[kind].table} set fact_id = ${of.factId} where id = ${of.id}`);
}

/** Whose link a token opens. Refuses with LINK_EXPIRED what is unknown, used or too old. */
export async function getLinkOwner(db: IdentityDb, kind: LinkKind, token: string): Promise<LinkOwner> {
  const { linkId: _linkId, ...owner } = await ownerOf(db, kind, token);
  return owner;
}

/** Whether a link would work now, for a page to say so before anything is typed. It stays unused. */
export async function checkLink(db: IdentityDb, { kind, token }: { kind: LinkKind; token: string }) {
  return { works: (await findOwner(db, kind, token)) !== undefined };
}

/** The same, and the link is used up: of two who come together one is refused. */
export async function useLink(tx: IdentityTx, kind: LinkKind, token: string): Promise<LinkOwner> {
  const { linkId, ...owner } = await ownerOf(tx, kind, token);
  await tx.execute(sql`update ${kinds[kind].table} set used_at = clock_timestamp() where id = ${linkId}`);
  return owner;
}

async function ownerOf(db: IdentityDb | IdentityTx, kind: LinkKind, token: string) {
  const owner = await findOwner(db, kind, token);
  if (!owner) throw new Refusal("LINK_EXPIRED");
  return owner;
}

/** Locks the link, before any row of the user: everybody locks in this order. */
async function findOwner(db: IdentityDb | IdentityTx, kind: LinkKind, token: string) {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== idBytes + secretBytes) return undefined;
  const linkId = asUuid(bytes.subarray(0, idBytes).toString("hex"));
  const [row] = await db.execute<LinkOwner & { tokenHash: string }>(sql`
    select l.token_hash as "tokenHash", u.id as "userId", u.email, u.name
    from ${kinds[kind].table} l join users u on u.id = l.user_id
    where l.id = ${linkId} and l.used_at is null and l.expires_at > clock_timestamp()
      and l.created_at <= clock_timestamp() + make_interval(secs => ${skewSeconds})
    for update of l`);
  const typed = Buffer.from(tokenHash(bytes.subarray(idBytes).toString("base64url")), "hex");
  if (!row || !timingSafeEqual(Buffer.from(row.tokenHash, "hex"), typed)) return undefined;
  const { userId, email, name } = row;
  return { linkId, userId, email, name };
}

function asUuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Takes the tokens out of facts that have been published: what opens an account is readable for as long as it takes to send it. */
export async function emptyLinks(db: IdentityDb): Promise<void> {
  for (const { table } of Object.values(kinds)) {
    await db.execute(sql`
      with sent as (
        update outbox o set payload = o.payload - 'token' from ${table} l
        where l.fact_id = o.id and o.published_at is not null returning o.id)
      update ${table} l set fact_id = null from sent where sent.id = l.fact_id`);
  }
}
