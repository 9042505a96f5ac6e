import type { PayloadOf } from "@stallhouse/contracts/event";
import type { stockLowV1 } from "@stallhouse/contracts/events/catalog";
import { listStockWatchers } from "../contact/contact-queries.ts";
import { stockLowForAdmin, stockLowForSeller } from "../letters/seller-letters.ts";
import type { Links } from "../links.ts";
import type { NotifierTx } from "../schema.ts";
import { mailTo } from "./tell.ts";

/** To the seller and to every admin. */
export async function stockLowMails(tx: NotifierTx, stock: PayloadOf<typeof stockLowV1>, links: Links) {
  const { seller, admins } = await listStockWatchers(tx, stock.sellerId);
  const shopName = seller.shopName ?? "The seller";
  return [
    ...(seller.isWanted ? [mailTo(seller.email, stockLowForSeller(stock, links))] : []),
    ...admins.map((admin) => mailTo(admin.email, stockLowForAdmin(stock, shopName, links))),
  ];
}
