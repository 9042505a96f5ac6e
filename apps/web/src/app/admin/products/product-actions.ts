import type { ProductActions } from "~/features/admin-product/product-moves.tsx";
import { blockProduct, unblockProduct } from "./actions.ts";

export function actionsFor(productId: string): ProductActions {
  return { block: blockProduct.bind(null, productId), unblock: unblockProduct.bind(null, productId) };
}
