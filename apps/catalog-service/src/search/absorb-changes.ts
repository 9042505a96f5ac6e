import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";

/** One lock for all copies of the service: two that count together would wait for each other's rows. */
const turn = 7_355_611;
const atOnce = 2_000;

/** Takes what products lost and won into words and counts, until nothing waits. Answers how many changes that were. */
export async function absorbChanges(db: CatalogDb): Promise<number> {
  let absorbed = 0;
  for (;;) {
    const taken = await db.transaction(async (tx) => {
      const [mine] = await tx.execute<{ isMine: boolean }>(sql`select pg_try_advisory_xact_lock(${turn}) as "isMine"`);
      if (!mine?.isMine) return 0;
      const [changes] = await tx.execute<{ taken: number }>(sql`
        with taken as materialized (
          delete from search_changes where seq = any(array(select seq from search_changes order by seq limit ${atOnce}))
          returning delta, category_id, tags, terms
        ), counted as (
          insert into tag_counts as t (category_id, tag, n)
          select category_id, tag, sum(delta)::int from taken, unnest(tags) as tag
          group by category_id, tag having sum(delta) <> 0
          on conflict (category_id, tag) do update set n = t.n + excluded.n
        ), worded as (
          insert into search_words as w (word, stem, n, keys)
          select word, coalesce((ts_lexize('english_stem', word))[1], word), n, word_keys(word) from (
            select word, sum(delta)::int as n from taken, unnest(terms) as word group by word having sum(delta) <> 0
          ) said
          on conflict (word) do update set n = w.n + excluded.n
        )
        select count(*)::int as taken from taken`);
      if (changes?.taken) await tx.execute(sql`delete from search_words where n <= 0`);
      return changes?.taken ?? 0;
    });
    absorbed += taken;
    if (taken < atOnce) return absorbed;
  }
}
