import { createHash } from "node:crypto";
import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import type { IdentityDb, IdentityTx } from "../schema.ts";
import { addressKey } from "./address-key.ts";
import { decideAttempt, limitsOf } from "./attempt-delay.ts";
import type { AllAttempts, Limits, PairAttempts } from "./attempt-delay.ts";

type Purpose = "ask reset" | "link" | "join" | "change" | "register";
export type AttemptKeys = { pair: string; account: string; address: string; all: string; limits: Limits };

/**
 * Accounts stand in the keys as hashes: typed addresses that nobody has are nobody's business. Each purpose counts for
 * itself, or asking for a link would keep people from logging in.
 */
export function attemptKeys(who: string, ip: string, purpose?: Purpose): AttemptKeys {
  const account = createHash("sha256").update(who).digest("hex").slice(0, 32);
  const address = addressKey(ip);
  const scope = purpose ? `${purpose} ` : "";
  return {
    pair: `${scope}pair ${account} ${address}`,
    account: `${scope}account ${account}`,
    address: `${scope}address ${address}`,
    all: `${scope}all`,
    limits: purpose === "register" ? limitsOf.register : limitsOf.guess,
  };
}

/** Counts a try to log in, in the database so that all copies count together. Refuses with TOO_MANY_ATTEMPTS. */
export async function countAttempt(db: IdentityDb, keys: AttemptKeys, now: Date): Promise<{ isKnown: boolean }> {
  const decision = await db.transaction(async (tx) => {
    const regime = { limits: keys.limits, isAlarmed: (await failedLately(tx, keys, now)) >= keys.limits.all };
    const made = decideAttempt(await lockAttempts(tx, keys), now, regime);
    await storeAttempts(tx, keys, made.next);
    return made;
  });
  if (decision.isAllowed) return { isKnown: decision.isKnown };
  throw new Refusal("TOO_MANY_ATTEMPTS", { retryAfterSeconds: String(decision.retryAfterSeconds) });
}

/** Counts a registration before its hash is made: taken address or free, all count alike and none is taken back. */
export async function countRegistration(db: IdentityDb, email: string, ip: string): Promise<void> {
  const [keys, now] = [attemptKeys(email, ip, "register"), new Date()];
  await countAttempt(db, keys, now);
  await countFailure(db, keys, now);
}

const sliceMs = 10_000;
const slices = 6;

/** Counts what everybody failed at: after the fact and in a statement of its own, so that nobody waits for anybody's count. */
export async function countFailure(db: IdentityDb, { all }: AttemptKeys, now: Date): Promise<void> {
  await db.execute(sql`
    insert into log_in_attempts as a (key, failures, last_failed_at) values (${sliceKey(all, now)}, 1, ${now.toISOString()})
    on conflict (key) do update set failures = a.failures + 1, last_failed_at = excluded.last_failed_at`);
}

/** What everybody failed at in the last minute. */
async function failedLately(tx: IdentityTx, { all }: AttemptKeys, now: Date): Promise<number> {
  const keys = Array.from({ length: slices }, (_, back) => sliceKey(all, new Date(now.getTime() - back * sliceMs)));
  const [row] = await tx.execute<{ failures: number }>(sql`
    select coalesce(sum(failures), 0)::int as failures from log_in_attempts where key = any(${textArray(keys)})`);
  return row?.failures ?? 0;
}

function sliceKey(all: string, now: Date): string {
  return `${all} ${Math.floor(now.getTime() / sliceMs)}`;
}

/** Takes back a try that was never looked at, because too many came at once: it told nobody anything. */
export async function takeBackAttempt(db: IdentityDb, { pair, address }: AttemptKeys): Promise<void> {
  const both = [pair, address].sort();
  await db.execute(sql`
    with mine as (select key from log_in_attempts where key = any(${textArray(both)}) order by key for update)
    update log_in_attempts a
    set failures = greatest(a.failures - 1, 0), free_at = now(), last_failed_at = now() - interval '15 minutes'
    from mine where mine.key = a.key`);
}

/** The right password takes back its own try and makes the address a known one. */
export async function forgiveAttempt(db: IdentityDb | IdentityTx, keys: AttemptKeys, now: Date): Promise<void> {
  const all = personalKeys(keys);
  await db.execute(sql`
    with mine as (select key from log_in_attempts where key = any(${textArray(all)}) order by key for update)
    update log_in_attempts a set
      failures = case when a.key = ${keys.pair} then 0 else greatest(a.failures - 1, 0) end,
      free_at = ${now.toISOString()}::timestamptz,
      known_at = case when a.key = ${keys.pair} then ${now.toISOString()}::timestamptz else a.known_at end
    from mine where mine.key = a.key`);
}

/**
 * Makes an address a known one for whoever has just shown there that the account is theirs. The same statement when
 * somebody has the account already, and nothing comes of it.
 */
export async function rememberPlace(
  tx: IdentityTx,
  { email, ip, isTheirs }: { email: string; ip: string; isTheirs: boolean },
): Promise<void> {
  await tx.execute(sql`
    insert into log_in_attempts as a (key, known_at)
    values (${attemptKeys(email, ip).pair}, case when ${isTheirs} then now() end)
    on conflict (key) do update set known_at = coalesce(excluded.known_at, a.known_at)`);
}

type Row = { key: string; failures: number; lastFailedAt: number; freeAt: number; knownAt: number | null };

/** Makes missing rows and locks all three, always in the order of their keys, so that two log-ins cannot deadlock. */
async function lockAttempts(tx: IdentityTx, keys: AttemptKeys): Promise<AllAttempts> {
  const all = personalKeys(keys);
  const rows = await tx.execute<Row>(sql`
    insert into log_in_attempts (key) select * from unnest(${textArray(all)})
    on conflict (key) do update set key = excluded.key
    returning key, failures, extract(epoch from last_failed_at)::float8 * 1000 as "lastFailedAt",
      extract(epoch from free_at)::float8 * 1000 as "freeAt", extract(epoch from known_at)::float8 * 1000 as "knownAt"`);
  const found = (key: string): PairAttempts => {
    const row = rows.find((candidate) => candidate.key === key);
    if (!row) throw new Error(`no row of attempts for ${key}`);
    return {
      failures: row.failures,
      lastFailedAt: new Date(row.lastFailedAt),
      // A row that was made just now is free: its moment is the database's clock, which may be ahead of ours.
      freeAt: new Date(row.failures === 0 ? 0 : row.freeAt),
      knownAt: row.knownAt === null ? null : new Date(row.knownAt),
    };
  };
  return { pair: found(keys.pair), account: found(keys.account), address: found(keys.address) };
}

function personalKeys({ pair, account, address }: AttemptKeys): string[] {
  return [pair, account, address].sort();
}

async function storeAttempts(tx: IdentityTx, keys: AttemptKeys, next: AllAttempts): Promise<void> {
  const rows = (["pair", "account", "address"] as const).map((scope) => ({
    key: keys[scope],
    failures: next[scope].failures,
    last_failed_at: next[scope].lastFailedAt,
    free_at: next[scope].freeAt,
  }));
  await tx.execute(sql`
    update log_in_attempts a set failures = r.failures, last_failed_at = r.last_failed_at, free_at = r.free_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(key text, failures int, last_failed_at timestamptz, free_at timestamptz)
    where a.key = r.key`);
}

/** One parameter however many values: the statement stays the same and is prepared once. */
function textArray(values: readonly string[]) {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;
}
