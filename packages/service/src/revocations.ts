import { userTokenSeconds } from "@stallhouse/auth/user-token";
import { userRevokedV1 } from "@stallhouse/contracts/events/identity";
import type { PayloadOf } from "@stallhouse/contracts/event";
import { on } from "@stallhouse/messaging/consume";
import { sql } from "drizzle-orm";
import type { Db, Tx } from "@stallhouse/db/connect";

// oxlint-disable-next-line typescript/no-explicit-any -- any service's schema will do; the table is in all of them
type AnyDb = Db<any> | Tx<any>;

async function rememberRevocation(tx: AnyDb, { userId, notBefore }: PayloadOf<typeof userRevokedV1>): Promise<void> {
  await tx.execute(sql`
    insert into revocations (user_id, not_before) values (${userId}, ${notBefore})
    on conflict (user_id) do update set not_before = greatest(revocations.not_before, excluded.not_before)`);
}

/** For every service's consumers.ts: remembers whose tokens are void. */
export const revocationConsumer = on(userRevokedV1, rememberRevocation);

export type Revocations = {
  isRevoked: (userId: string, issuedAt: Date) => boolean;
  refresh: () => Promise<void>;
};

/**
 * The revocations that still matter, in memory. Another copy of the service may have heard the fact, so the table is
 * read again every few seconds (`refresh`): a blocked person is out everywhere within 10 s.
 */
export function createRevocations(db: AnyDb): Revocations {
  let live = new Map<string, number>();
  return {
    isRevoked: (userId, issuedAt) => issuedAt.getTime() < (live.get(userId) ?? 0),
    refresh: async () => {
      const rows = await db.execute<{ userId: string; notBefore: number }>(sql`
        select user_id as "userId", extract(epoch from not_before)::float8 * 1000 as "notBefore" from revocations
        where not_before > now() - make_interval(secs => ${userTokenSeconds + 60})`);
      live = new Map([...rows].map((row) => [row.userId, row.notBefore]));
    },
  };
}
