import type { CategoryId, ProductId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";

const atOnce = 500;

type Stale = { id: CategoryId; staleFrom: ProductId };

/** Writes anew the words of products whose category was renamed, moved or told apart otherwise, some at a time. */
export async function refreshWords(db: CatalogDb): Promise<void> {
  for (;;) {
    const hasMore = await db.transaction(async (tx) => {
      const [stale] = await tx.execute<Stale>(sql`
        select id, stale_from as "staleFrom" from categories where stale_from is not null
        order by id limit 1 for update skip locked`);
      if (!stale) return false;
      const [last] = await tx.execute<{ id: ProductId | null }>(sql`
        with next as materialized (
          select p.id from products p where p.on_sale and p.category_id = ${stale.id} and p.id > ${stale.staleFrom}
          order by p.id limit ${atOnce} for no key update
        ), written as (
          update products p set words = '' from next
          where next.id = p.id and p.words <> product_words(p.seller_id, p.category_id, p.options, p.attributes)
        )
        select id from next order by id desc limit 1`);
      await tx.execute(sql`update categories set stale_from = ${last?.id ?? null} where id = ${stale.id}`);
      return true;
    });
    if (!hasMore) return;
  }
}
