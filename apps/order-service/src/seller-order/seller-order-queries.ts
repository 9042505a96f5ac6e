import type { SellerOrderId } from "@stallhouse/contracts/ids";
import type { Page } from "@stallhouse/contracts/paging";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Db, Tx } from "@stallhouse/db/connect";
import { idAfter, pageById } from "@stallhouse/service/page-by-id";
import type { Seller } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import { findOrder } from "../order/stored-order.ts";
import type { SellerOrderSummary, SellerOrderView } from "../views/shapes.ts";
import { sellerViewOf } from "../views/show-order.ts";
import type * as schema from "../schema.ts";

type Tab = "to-ship" | "shipped" | "all";

const statuses = {
  "to-ship": sql`s.status in ('PAID', 'PROCESSING')`,
  shipped: sql`s.status in ('SHIPPED', 'DELIVERED')`,
  all: sql`true`,
} satisfies Record<Tab, unknown>;

/** The seller's parts of paid orders: what waits to be shipped with the oldest first, the rest with the newest first. */
export async function listSellerOrders(
  db: Db<typeof schema>,
  { sellerId }: Seller,
  { tab, after, limit }: { tab: Tab; after?: string | undefined; limit: number },
): Promise<Page<SellerOrderSummary>> {
  const from = idAfter(after);
  const [beyond, direction] = tab === "to-ship" ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`];
  const page = from ? sql`and s.id ${beyond} ${from}` : sql``;
  const rows = await db.execute<SellerOrderSummary>(sql`
    select s.id as "sellerOrderId", o.number as "orderNumber", s.status, iso(o.placed_at) as "placedAt",
      iso(o.paid_at) as "paidAt", s.total_amount::float8 as "totalAmount", o.currency,
      (select sum(l.quantity)::int from order_lines l where l.seller_order_id = s.id) as count,
      jsonb_build_object('name', o.address->>'name', 'city', o.address->>'city', 'country', o.address->>'country') as recipient
    from seller_orders s join orders o on o.id = s.order_id
    where s.seller_id = ${sellerId} and o.paid_at is not null and ${statuses[tab]} ${page}
    order by s.id ${direction} limit ${limit + 1}`);
  return pageById([...rows], limit, (part) => part.sellerOrderId);
}

export async function getSellerOrder(
  db: Db<typeof schema> | Tx<typeof schema>,
  { sellerId }: Seller,
  sellerOrderId: SellerOrderId,
): Promise<SellerOrderView> {
  const order = await findOrder(db, { sellerOrderId, sellerId });
  if (!order) throw new Refusal("SELLER_ORDER_NOT_FOUND");
  return sellerViewOf(order, sellerOrderId, sellerId);
}
