import type { PayloadOf } from "@stallhouse/contracts/event";
import type { orderDeliveredV1 } from "@stallhouse/contracts/events/order";
import { sql } from "drizzle-orm";
import type { CatalogTx } from "../trpc.ts";
import { authorName } from "./author-name.ts";

type Delivered = PayloadOf<typeof orderDeliveredV1>;

/**
 * Keeps that a customer received the products of one seller's part of an order: now they may review them. Bought again,
 * the later variant and name stand.
 */
export async function rememberPurchase(tx: CatalogTx, order: Delivered, deliveredAt: string): Promise<void> {
  const lines = order.items
    .filter(({ sellerOrderId }) => sellerOrderId === order.sellerOrderId)
    .flatMap((part) => part.lines.map(({ productId, label }) => ({ productId, label })));
  await tx.execute(sql`
    insert into purchases (customer_id, product_id, author, variant_label, delivered_at)
    select distinct on (p.id) ${order.userId}::uuid, p.id, ${authorName(order.name)}, line.label, ${deliveredAt}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line("productId" uuid, label text)
      join products p on p.id = line."productId"
    order by p.id
    on conflict (customer_id, product_id) do update set author = excluded.author,
      variant_label = excluded.variant_label, delivered_at = excluded.delivered_at
    where purchases.delivered_at < excluded.delivered_at`);
}
