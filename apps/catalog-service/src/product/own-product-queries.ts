import type { ProductId } from "@stallhouse/contracts/ids";
import type { Page } from "@stallhouse/contracts/paging";
import type { Seller } from "@stallhouse/service/trpc";
import type { CatalogDb } from "../trpc.ts";
import type { ListAllProductsInput, ListOwnProductsInput } from "./product-filter.ts";
import type { AdminProduct, EditableProduct, SellerProduct } from "./product-view.ts";

export async function listOwnProducts(
  _db: CatalogDb,
  _seller: Seller,
  _input: ListOwnProductsInput,
): Promise<Page<SellerProduct>> {
  throw new Error("not built yet");
}
export async function listAllProducts(_db: CatalogDb, _input: ListAllProductsInput): Promise<Page<AdminProduct>> {
  throw new Error("not built yet");
}
export async function getOwnProduct(_db: CatalogDb, _seller: Seller, _productId: ProductId): Promise<EditableProduct> {
  throw new Error("not built yet");
}
