import type { ProductId } from "@stallhouse/contracts/ids";
import type { Seller } from "@stallhouse/service/trpc";
import type { CatalogDb } from "../trpc.ts";
import type { UpdateProductInput } from "./product-input.ts";

export async function updateProduct(
  _db: CatalogDb,
  _seller: Seller,
  _input: UpdateProductInput,
): Promise<{ productId: ProductId; slug: string; version: number }> {
  throw new Error("not built yet");
}
