import type { OrderStatus } from "@stallhouse/contracts/events/order";
import type { Page } from "@stallhouse/contracts/paging";
import type { Db } from "@stallhouse/db/connect";
import type { Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import { decodeCursor, pageOf } from "../cursor.ts";
import type * as schema from "../schema.ts";
import type { AdminOrderSummary, OrderSummary } from "./order-view.ts";

type PageInput = { after?: string | undefined; limit: number };

const summary = sql`
  o.id as "orderId", o.number, o.status, iso(o.placed_at) as "placedAt", o.total_amount::float8 as "totalAmount", o.currency,
  (select coalesce(sum(l.quantity), 0)::int from order_lines l where l.order_id = o.id) as count,
  (select array_agg(s.seller_name order by s.position) from seller_orders s where s.order_id = o.id) as "sellerNames"`;

/** The customer's own orders, newest first. */
export async function listOrdersOf(
  db: Db<typeof schema>,
  { customerId }: Customer,
  { after, limit }: PageInput,
): Promise<Page<OrderSummary>> {
  const rows = await db.execute<OrderSummary>(sql`
    select ${summary}, array(
      select l.image_url from order_lines l where l.order_id = o.id and l.image_url is not null order by l.position limit 4
    ) as images
    from orders o
    where o.customer_id = ${customerId} and o.idempotency_key is not null
      and (${decodeCursor(after)}::uuid is null or o.id < ${decodeCursor(after)}::uuid)
    order by o.id desc limit ${limit + 1}`);
  return pageOf([...rows], limit, (order) => order.orderId);
}

/** All orders for the console, newest first; the query is a number or a part of an e-mail address. */
export async function listOrders(
  db: Db<typeof schema>,
  { query, status, after, limit }: PageInput & { query?: string | undefined; status?: OrderStatus | undefined },
): Promise<Page<AdminOrderSummary>> {
  const rows = await db.execute<AdminOrderSummary>(sql`
    select ${summary}, o.email
    from orders o
    where (${status ?? null}::order_status is null or o.status = ${status ?? null}::order_status)
      and (${query ?? null}::text is null or o.number = upper(${query ?? null}::text)
        or position(lower(${query ?? null}::text) in lower(o.email)) > 0)
      and (${decodeCursor(after)}::uuid is null or o.id < ${decodeCursor(after)}::uuid)
    order by o.id desc limit ${limit + 1}`);
  return pageOf([...rows], limit, (order) => order.orderId);
}
