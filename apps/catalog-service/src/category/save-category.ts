import type { CatalogDb } from "../trpc.ts";
import type { SaveCategoryInput } from "./category-input.ts";
import type { CategoryId } from "@stallhouse/contracts/ids";

export async function saveCategory(
  _db: CatalogDb,
  _input: SaveCategoryInput,
): Promise<{ categoryId: CategoryId; slug: string }> {
  throw new Error("not built yet");
}
