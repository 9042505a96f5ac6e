import { sql } from "drizzle-orm";
import type { Category } from "../product/product-view.ts";
import type { CatalogDb } from "../trpc.ts";

/** The whole tree, parents before their children in the order they are shown in. */
export async function listCategories(db: CatalogDb): Promise<Category[]> {
  const rows = await db.execute<Category>(sql`
    with recursive below as (
      select id as top_id, id from categories
      union
      select b.top_id, c.id from below b join categories c on c.parent_id = b.id
    ), counts as (
      select category_id, count(*) as n from products where on_sale group by category_id
    )
    select c.id as "categoryId", c.slug, c.name, c.hue, c.intro, parent.slug as "parentSlug",
      (select coalesce(sum(n), 0) from below b join counts on counts.category_id = b.id where b.top_id = c.id)::int as "productCount"
    from categories c left join categories parent on parent.id = c.parent_id
    order by parent.position nulls first, c.position, c.slug`);
  return [...rows];
}
