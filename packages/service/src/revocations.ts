import { skewSeconds } from "@stallhouse/auth/token-times";
import { userTokenSeconds } from "@stallhouse/auth/user-token";
import type { TokenOrigin } from "@stallhouse/auth/user-token";
import { userRevokedV1 } from "@stallhouse/contracts/events/identity";
import type { PayloadOf } from "@stallhouse/contracts/event";
import { on } from "@stallhouse/messaging/consume";
import { sql } from "drizzle-orm";
import type { Db, Tx } from "@stallhouse/db/connect";

// oxlint-disable-next-line typescript/no-explicit-any -- any service's schema will do; the tables are in all of them
type AnyDb = Db<any> | Tx<any>;

/** Writes down that tokens are void: all of a user's from before a moment, or those of one session. */
export async function rememberRevocation(
  tx: AnyDb,
  { userId, sessionId, notBefore }: PayloadOf<typeof userRevokedV1>,
): Promise<void> {
  if (sessionId) {
    await tx.execute(sql`insert into ended_sessions (session_id) values (${sessionId}) on conflict do nothing`);
    return;
  }
  await tx.execute(sql`
    insert into revocations (user_id, not_before) values (${userId}, ${notBefore})
    on conflict (user_id) do update set not_before = greatest(revocations.not_before, excluded.not_before)`);
}

/** For every service's consumers.ts: remembers whose tokens are void. */
export const revocationConsumer = on(userRevokedV1, rememberRevocation);

/** After so long no token lives that a revocation could be about, whichever clock it was issued by. */
const keptSeconds = userTokenSeconds + 2 * skewSeconds + 60;
const pruneLimit = 1_000;

export type Bearer = TokenOrigin & { userId: string };

export type Revocations = {
  isRevoked: (bearer: Bearer) => boolean;
  /** Calls `end` once the token a stream was opened with is void or has run out. Returns the way out. */
  whileLive: (bearer: Bearer, end: () => void) => () => void;
  refresh: () => Promise<void>;
  /** Deletes rows that mean nothing any more, a few at a time. */
  prune: () => Promise<void>;
};

/**
 * The revocations that still matter, in memory. Another copy of the service may have heard the fact, so the tables are
 * read again every few seconds (`refresh`): who was blocked or signed out is out everywhere within 10 s.
 */
export function createRevocations(db: AnyDb): Revocations {
  let users = new Map<string, number>();
  let sessions = new Set<string>();
  const streams = new Map<object, { bearer: Bearer; end: () => void }>();

  const isRevoked = ({ userId, sessionId, issuedAt }: Bearer) =>
    sessions.has(sessionId) || issuedAt.getTime() < (users.get(userId) ?? 0);
  const isOver = (bearer: Bearer) =>
    isRevoked(bearer) || Date.now() > bearer.issuedAt.getTime() + (userTokenSeconds + skewSeconds) * 1000;

  return {
    isRevoked,
    whileLive: (bearer, end) => {
      const stream = {};
      streams.set(stream, { bearer, end });
      return () => streams.delete(stream);
    },
    refresh: async () => {
      const rows = await db.execute<{ id: string; isSession: boolean; notBefore: number }>(sql`
        select user_id as id, false as "isSession", extract(epoch from not_before)::float8 * 1000 as "notBefore"
        from revocations where not_before > now() - make_interval(secs => ${keptSeconds})
        union all
        select session_id, true, 0 from ended_sessions where heard_at > now() - make_interval(secs => ${keptSeconds})`);
      users = new Map([...rows].filter((row) => !row.isSession).map((row) => [row.id, row.notBefore]));
      sessions = new Set([...rows].filter((row) => row.isSession).map((row) => row.id));
      for (const { bearer, end } of streams.values()) if (isOver(bearer)) end();
    },
    prune: async () => {
      await db.execute(sql`
        with old as (
          select user_id from revocations where not_before < now() - make_interval(secs => ${keptSeconds})
          limit ${pruneLimit} for update skip locked)
        delete from revocations r using old where r.user_id = old.user_id`);
      await db.execute(sql`
        with old as (
          select session_id from ended_sessions where heard_at < now() - make_interval(secs => ${keptSeconds})
          order by heard_at limit ${pruneLimit} for update skip locked)
        delete from ended_sessions e using old where e.session_id = old.session_id`);
    },
  };
}
