import type { ProductId, UserId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import { authorName } from "./author-name.ts";

/** A product that a customer of the past received. */
export type PastPurchase = {
  customerId: UserId;
  customerName: string;
  productId: ProductId;
  variantLabel: string;
  deliveredAt: Date;
};

/** Keeps who received what, so that they may review it; of several deliveries the last one stands. */
export async function seedPurchases(db: Pick<CatalogDb, "execute">, purchases: readonly PastPurchase[]): Promise<void> {
  const rows = purchases.map(({ customerName, ...purchase }) => ({ ...purchase, author: authorName(customerName) }));
  await db.execute(sql`
    insert into purchases (customer_id, product_id, author, variant_label, delivered_at)
    select distinct on ("customerId", "productId") "customerId", "productId", author, "variantLabel", "deliveredAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given("customerId" uuid, "productId" uuid, author text,
      "variantLabel" text, "deliveredAt" timestamptz)
    order by "customerId", "productId", "deliveredAt" desc
    on conflict do nothing`);
}
