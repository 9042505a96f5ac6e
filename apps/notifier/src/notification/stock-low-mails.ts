import type { PayloadOf } from "@stallhouse/contracts/event";
import type { stockLowV1 } from "@stallhouse/contracts/events/catalog";
import { listStockWatchers } from "../contact/contact-queries.ts";
import { stockLowForAdmin } from "../letters/seller-letters.ts";
import type { Links } from "../links.ts";
import type { NotifierTx } from "../schema.ts";
import { mailTo } from "./tell.ts";

/** To every admin who wants it. */
export async function stockLowAdminMails(tx: NotifierTx, stock: PayloadOf<typeof stockLowV1>, links: Links) {
  const { shopName, admins } = await listStockWatchers(tx, stock.sellerId);
  return admins.map(({ email }) => mailTo(email, stockLowForAdmin(stock, shopName ?? "The seller", links)));
}
