import { newId } from "@stallhouse/contracts/ids";
import type { CategoryId } from "@stallhouse/contracts/ids";
import { inputRefused, Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import type { CatalogDb, CatalogTx } from "../trpc.ts";
import type { SaveCategoryInput } from "./category-input.ts";

/**
 * Makes a category, or changes the one of that slug. It cannot be put below itself. What its products are found by
 * follows its name, its place and its attributes within a moment.
 */
export async function saveCategory(
  db: CatalogDb,
  input: SaveCategoryInput,
): Promise<{ categoryId: CategoryId; slug: string }> {
  const { slug, name, hue, intro, parentSlug, position } = input;
  const attributes = jsonOf(input.attributes);
  const names = jsonOf(input.names);
  const intros = jsonOf(input.intros);
  return db.transaction(async (tx) => {
    // One at a time, because a circle can be closed by two moves that are each fine alone.
    await tx.execute(sql`lock table categories in share row exclusive mode`);
    const parentId = parentSlug === null ? null : await getParent(tx, parentSlug, slug);
    const [before] = await tx.execute<Told>(sql`
      select name, parent_id, attributes from categories where slug = ${slug}`);
    const [saved] = await tx.execute<{ id: CategoryId }>(sql`
      insert into categories (id, slug, name, names, hue, intro, intros, parent_id, position, attributes)
      values (${newId<CategoryId>()}, ${slug}, ${name}, coalesce(${names}::jsonb, '{}'), ${hue}, ${intro},
        coalesce(${intros}::jsonb, '{}'), ${parentId}, ${position}, coalesce(${attributes}::jsonb, '[]'))
      on conflict (slug) do update set name = excluded.name, hue = excluded.hue, intro = excluded.intro,
        parent_id = excluded.parent_id, position = excluded.position,
        names = coalesce(${names}::jsonb, categories.names), intros = coalesce(${intros}::jsonb, categories.intros),
        attributes = coalesce(${attributes}::jsonb, categories.attributes)
      returning id`);
    if (!saved) throw new Error("an upsert returned no row");
    await markStale(tx, saved.id, before);
    return { categoryId: saved.id, slug };
  });
}

function jsonOf(given: unknown): string | null {
  return given === undefined ? null : JSON.stringify(given);
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
    throw inputRefused({ field: "parentSlug", code: "unreadable" });
  }
  return parent.id;
}

type Told = { name: string; parent_id: CategoryId | null; attributes: unknown };

/** Products of the category and of all below it carry what changed in their words: the next rounds write them anew. */
async function markStale(tx: CatalogTx, categoryId: CategoryId, before: Told | undefined): Promise<void> {
  if (!before) return;
  const { name, parent_id: parentId, attributes } = before;
  await tx.execute(sql`
    with recursive below as (
      select id from categories where id = ${categoryId}
        and (name, parent_id, attributes) is distinct from (${name}, ${parentId}::uuid, ${JSON.stringify(attributes)}::jsonb)
      union
      select c.id from below join categories c on c.parent_id = below.id
    )
    update categories set stale_from = ${firstOfAll} from below where below.id = categories.id`);
}

const firstOfAll = "00000000-0000-0000-0000-000000000000";
