import type { CategoryId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import type { CatalogTx } from "../trpc.ts";
import { inherited } from "./attributes.ts";
import type { AttributeDefinition } from "./attributes.ts";

type Row = { id: CategoryId; attributes: AttributeDefinition[][] };

/** The category with the attributes its products may have. It cannot go while the transaction lasts. */
export async function getCategory(
  tx: CatalogTx,
  slug: string,
): Promise<{ id: CategoryId; attributes: AttributeDefinition[] }> {
  const [category] = await tx.execute<Row>(sql`
    select c.id, (
      with recursive above as (
        select c.parent_id, c.attributes, 0 as height
        union all
        select up.parent_id, up.attributes, above.height + 1 from above join categories up on up.id = above.parent_id
      )
      select json_agg(attributes order by height desc) from above) as attributes
    from categories c where c.slug = ${slug} for share of c`);
  if (!category) throw new Refusal("CATEGORY_NOT_FOUND", { slug });
  return { id: category.id, attributes: inherited(category.attributes) };
}
