import type { CategoryId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import type { CatalogTx } from "../trpc.ts";

export async function getCategory(tx: CatalogTx, slug: string): Promise<{ id: CategoryId; name: string }> {
  const [category] = await tx.execute<{ id: CategoryId; name: string }>(sql`
    select id, name from categories where slug = ${slug} for share`);
  if (!category) throw new Refusal("CATEGORY_NOT_FOUND", { slug });
  return category;
}
