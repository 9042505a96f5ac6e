import { newId } from "@stallhouse/contracts/ids";
import type { CategoryId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import type { CatalogDb, CatalogTx } from "../trpc.ts";
import type { SaveCategoryInput } from "./category-input.ts";

/**
 * Makes a category, or changes the one of that slug. It cannot be put below itself. What its products are found by
 * changes with its name, its place and its attributes, in the same transaction.
 */
export async function saveCategory(
  db: CatalogDb,
  input: SaveCategoryInput,
): Promise<{ categoryId: CategoryId; slug: string }> {
  const { slug, name, hue, intro, parentSlug, position } = input;
  const attributes = input.attributes && JSON.stringify(input.attributes);
  return db.transaction(async (tx) => {
    // One at a time, because a circle can be closed by two moves that are each fine alone.
    await tx.execute(sql`lock table categories in share row exclusive mode`);
    const parentId = parentSlug === null ? null : await getParent(tx, parentSlug, slug);
    const [saved] = await tx.execute<{ id: CategoryId }>(sql`
      insert into categories (id, slug, name, hue, intro, parent_id, position, attributes)
      values (${newId<CategoryId>()}, ${slug}, ${name}, ${hue}, ${intro}, ${parentId}, ${position},
        coalesce(${attributes ?? null}::jsonb, '[]'))
      on conflict (slug) do update set name = excluded.name, hue = excluded.hue, intro = excluded.intro,
        parent_id = excluded.parent_id, position = excluded.position,
        attributes = coalesce(${attributes ?? null}::jsonb, categories.attributes)
      returning id`);
    if (!saved) throw new Error("an upsert returned no row");
    await refreshWords(tx, saved.id);
    return { categoryId: saved.id, slug };
  });
}

async function getParent(tx: CatalogTx, parentSlug: string, slug: string): Promise<CategoryId> {
  const above = await tx.execute<{ id: CategoryId; slug: string }>(sql`
    with recursive above as (
      select id, parent_id, slug, 0 as height from categories where slug = ${parentSlug}
      union all
      select c.id, c.parent_id, c.slug, above.height + 1 from above join categories c on c.id = above.parent_id
    )
    select id, slug from above order by height`);
  const [parent] = above;
  if (!parent) throw new Refusal("CATEGORY_NOT_FOUND", { slug: parentSlug });
  if (above.some((category) => category.slug === slug)) {
    throw new Refusal("INPUT_INVALID", { parentSlug: "would put the category below itself" });
  }
  return parent.id;
}

/** Only products whose words come out otherwise are written; locked in id order, as stock movements do. */
async function refreshWords(tx: CatalogTx, categoryId: CategoryId): Promise<void> {
  await tx.execute(sql`
    with recursive below as (
      select ${categoryId}::uuid as id
      union
      select c.id from below join categories c on c.parent_id = below.id
    ), stale as (
      select p.id from products p join below on below.id = p.category_id
      where p.words <> product_words(p.seller_id, p.category_id, p.options, p.attributes)
      order by p.id for no key update of p
    )
    update products p set words = '' from stale where stale.id = p.id`);
}
