import { sql } from "drizzle-orm";
import { imageOf } from "../product/product-card.ts";
import type { Category, ProductPicture } from "../product/product-view.ts";
import type { CatalogDb } from "../trpc.ts";
import { inherited } from "./attributes.ts";
import type { AttributeDefinition } from "./attributes.ts";

type Row = Omit<Category, "attributes" | "image"> & { chain: AttributeDefinition[][]; picture: ProductPicture | null };

/** The whole tree, parents before their children in the order they are shown in. */
export async function listCategories(db: CatalogDb): Promise<Category[]> {
  const rows = await db.execute<Row>(sql`
    with recursive below as (
      select id as top_id, id, 0 as depth from categories
      union
      select b.top_id, c.id, b.depth + 1 from below b join categories c on c.parent_id = b.id
    ), counts as (
      select category_id, sum(n) as n from (
        select category_id, n from tag_counts where tag = 'c:' || category_id
        union all
        select category_id, delta from search_changes
      ) counted group by category_id
    )
    select c.id as "categoryId", c.slug, c.name, c.names, c.hue, c.intro, c.intros, parent.slug as "parentSlug",
      (select coalesce(sum(n), 0) from below b join counts on counts.category_id = b.id where b.top_id = c.id)::int as "productCount",
      (select json_agg(up.attributes order by b.depth desc) from below b join categories up on up.id = b.top_id
        where b.id = c.id) as chain,
      (select first.pictures->0 from below b cross join lateral (
          select p.id, p.pictures from products p where p.on_sale and p.category_id = b.id order by p.id limit 1
        ) first
        where b.top_id = c.id order by first.id limit 1) as picture
    from categories c left join categories parent on parent.id = c.parent_id
    order by parent.position nulls first, c.position, c.slug`);
  return rows.map(({ chain, picture, ...category }) => ({
    ...category,
    attributes: inherited(chain),
    image: imageOf(picture),
  }));
}
