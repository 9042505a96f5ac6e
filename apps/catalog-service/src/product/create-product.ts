import type { ProductId } from "@stallhouse/contracts/ids";
import type { Seller } from "@stallhouse/service/trpc";
import type { CatalogDb } from "../trpc.ts";
import type { CreateProductInput } from "./product-input.ts";

export async function createProduct(
  _db: CatalogDb,
  _seller: Seller,
  _input: CreateProductInput,
): Promise<{ productId: ProductId; slug: string }> {
  throw new Error("not built yet");
}
