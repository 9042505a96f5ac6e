import type { SellerActions } from "~/features/admin-seller/seller-moves.tsx";
import { approveSeller, blockSeller, unblockSeller } from "./actions.ts";

/** The actions of one seller's row or page. */
export function actionsFor(sellerId: string): SellerActions {
  return {
    approve: approveSeller.bind(null, sellerId),
    block: blockSeller.bind(null, sellerId),
    unblock: unblockSeller.bind(null, sellerId),
  };
}
