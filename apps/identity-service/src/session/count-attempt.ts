import { createHash } from "node:crypto";
import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import type { IdentityDb, IdentityTx } from "../schema.ts";
import { addressKey } from "./address-key.ts";
import { decideAttempt } from "./attempt-delay.ts";
import type { AllAttempts, PairAttempts } from "./attempt-delay.ts";

export type AttemptKeys = { pair: string; account: string; address: string };

/**
 * Accounts stand in the keys as hashes: typed addresses that nobody has are nobody's business. Each purpose counts for
 * itself, or asking for a link would keep people from logging in.
 */
export function attemptKeys(who: string, ip: string, purpose?: "ask reset" | "link" | "join" | "change"): AttemptKeys {
  const account = createHash("sha256").update(who).digest("hex").slice(0, 32);
  const address = addressKey(ip);
  const scope = purpose ? `${purpose} ` : "";
  return {
    pair: `${scope}pair ${account} ${address}`,
    account: `${scope}account ${account}`,
    address: `${scope}address ${address}`,
  };
}

/** Counts a try to log in, in the database so that all copies count together. Refuses with TOO_MANY_ATTEMPTS. */
export async function countAttempt(db: IdentityDb, keys: AttemptKeys, now: Date): Promise<void> {
  const decision = await db.transaction(async (tx) => {
    const made = decideAttempt(await lockAttempts(tx, keys), now);
    await storeAttempts(tx, keys, made.next);
    return made;
  });
  if (decision.isAllowed) return;
  throw new Refusal("TOO_MANY_ATTEMPTS", { retryAfterSeconds: String(decision.retryAfterSeconds) });
}

/** The right password takes back its own try and makes the address a known one. */
export async function forgiveAttempt(db: IdentityDb | IdentityTx, keys: AttemptKeys, now: Date): Promise<void> {
  const all = Object.values(keys).sort();
  await db.execute(sql`
    with mine as (select key from log_in_attempts where key = any(${textArray(all)}) order by key for update)
    update log_in_attempts a set
      failures = case when a.key = ${keys.pair} then 0 else greatest(a.failures - 1, 0) end,
      free_at = ${now.toISOString()}::timestamptz,
      known_at = case when a.key = ${keys.pair} then ${now.toISOString()}::timestamptz else a.known_at end
    from mine where mine.key = a.key`);
}

/** Forgets what no longer counts, so that the table stays small under attack. */
export async function sweepAttempts(db: IdentityDb): Promise<void> {
  await db.execute(sql`
    delete from log_in_attempts where last_failed_at < now() - interval '1 day'
      and (known_at is null or known_at < now() - interval '90 days')`);
}

type Row = { key: string; failures: number; lastFailedAt: number; freeAt: number; knownAt: number | null };

/** Makes missing rows and locks all three, always in the order of their keys, so that two log-ins cannot deadlock. */
async function lockAttempts(tx: IdentityTx, keys: AttemptKeys): Promise<AllAttempts> {
  const all = Object.values(keys).sort();
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
