import type { CatalogDb } from "../trpc.ts";
import { sql } from "drizzle-orm";

/** The stock invariants of the books: each returns the rows that break it. */
const invariants = {
  I01: sql`select variant_id from stock_levels where available < 0 or reserved < 0`,
  I02: sql`
    select s.variant_id, s.available, s.reserved, m.net from stock_levels s
      left join (select variant_id, sum(case kind when 'commit' then -qty when 'receive' then qty when 'adjust' then qty
        when 'restock' then qty else 0 end) as net from stock_movements group by 1) m using (variant_id)
    where s.available + s.reserved <> coalesce(m.net, 0)`,
  I03: sql`
    select s.variant_id, s.reserved, coalesce(h.qty, 0) as held from stock_levels s
      left join (select variant_id, sum(qty) as qty from reservations where state = 'held' group by 1) h using (variant_id)
    where s.reserved <> coalesce(h.qty, 0)`,
  I04: sql`
    select r.id, r.state from reservations r left join (
      select reservation_id, count(*) filter (where kind = 'reserve') as a, count(*) filter (where kind = 'commit') as c,
        count(*) filter (where kind = 'release') as l, sum(qty) filter (where kind = 'reserve') as q
      from stock_movements where reservation_id is not null group by 1) m on m.reservation_id = r.id
    where coalesce(m.a, 0) <> 1 or m.q <> r.qty or (r.state = 'held' and (m.c > 0 or m.l > 0))
      or (r.state = 'committed' and (m.c <> 1 or m.l <> 0)) or (r.state = 'released' and (m.l <> 1 or m.c <> 0))`,
  flags: sql`
    select p.id, p.stock from products p join (
      select v.product_id, case when bool_or(s.available > v.threshold) then 'in' when bool_or(s.available > 0) then 'low'
        else 'out' end as stock
      from variants v join stock_levels s on s.variant_id = v.id where not v.retired group by 1) f on f.product_id = p.id
    where p.stock <> f.stock`,
  totals: sql`
    select * from seller_totals t full join (
      select seller_id, count(*) as products, sum(rating_sum) as stars, sum(rating_count) as reviews
      from products where on_sale group by 1) goods using (seller_id)
    where (coalesce(t.products, 0), coalesce(t.stars, 0), coalesce(t.reviews, 0))
      <> (coalesce(goods.products, 0), coalesce(goods.stars, 0), coalesce(goods.reviews, 0))`,
};

/** Rows that break an invariant, by its id; empty when the books are right. */
export async function wrongInBooks(db: CatalogDb): Promise<Record<string, unknown[]>> {
  const wrong: Record<string, unknown[]> = {};
  for (const [id, query] of Object.entries(invariants)) {
    const rows = await db.execute(query);
    if (rows.length > 0) wrong[id] = [...rows];
  }
  return wrong;
}
