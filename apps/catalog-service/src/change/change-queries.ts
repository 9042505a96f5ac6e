import { sql } from "drizzle-orm";
import { z } from "zod";
import type { CatalogDb } from "../trpc.ts";

export const changesInput = z.strictObject({
  /** `next` of the answer before; without it only where to go on from is told. */
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});

type ShopChange = { seq: number; tags: string[] };

const most = 1_000;

/**
 * What changed for the public since an earlier answer, to be asked for again and again: no change is left out, and one made
 * beside a transaction that lasts is told more than once. For somebody who was away for longer than a minute it is not whole.
 */
export async function listChanges(
  db: CatalogDb,
  { after }: z.infer<typeof changesInput>,
): Promise<{ next: string; changes: ShopChange[] }> {
  const [row] = await db.execute<{ next: string; changes: ShopChange[] }>(sql`
    select pg_snapshot_xmin(pg_current_snapshot())::text as next, (
      select coalesce(json_agg(json_build_object('seq', seq, 'tags', tags)), '[]')
      from (select seq, tags from shop_changes where xid >= ${after ?? null}::bigint order by seq limit ${most + 1}) told
    ) as changes`);
  if (!row) throw new Error("a statement without a from clause returned no row");
  const { next, changes } = row;
  const last = changes.at(-1);
  return { next, changes: last && changes.length > most ? [{ seq: last.seq, tags: ["*"] }] : changes };
}
