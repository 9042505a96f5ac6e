import type { Page } from "@stallhouse/contracts/paging";
import type { CatalogDb } from "../trpc.ts";
import type { ListProductsInput, SearchProductsInput } from "./product-filter.ts";
import type { ProductCard, ProductDetail } from "./product-view.ts";

export async function listProducts(_db: CatalogDb, _input: ListProductsInput): Promise<Page<ProductCard>> {
  throw new Error("not built yet");
}
export async function searchProducts(
  _db: CatalogDb,
  _input: SearchProductsInput,
): Promise<Page<ProductCard> & { total: number }> {
  throw new Error("not built yet");
}
export async function getProduct(_db: CatalogDb, _slug: string): Promise<ProductDetail> {
  throw new Error("not built yet");
}
