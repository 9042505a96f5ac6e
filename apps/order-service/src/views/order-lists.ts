import type { OrderStatus } from "@stallhouse/contracts/events/order";
import type { Page } from "@stallhouse/contracts/paging";
import type { Db } from "@stallhouse/db/connect";
import { contains } from "@stallhouse/db/like-pattern";
import { idAfter, pageById } from "@stallhouse/service/page-by-id";
import type { Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type * as schema from "../schema.ts";
import { orderNumberIn } from "../order/order-number.ts";
import type { AdminOrderSummary, OrderSummary } from "./shapes.ts";

type PageInput = { after?: string | undefined; limit: number };

const summary = sql`
  o.id as "orderId", o.number, o.status, iso(o.placed_at) as "placedAt", o.total_amount::float8 as "totalAmount", o.currency,
  (select coalesce(sum(l.quantity), 0)::int from order_lines l where l.order_id = o.id) as count,
  (select array_agg(s.seller_name order by s.position) from seller_orders s where s.order_id = o.id) as "sellerNames"`;

/** The customer's own orders, newest first; of one year when it is named, as the clock in Greenwich counts it. */
export async function listOrdersOf(
  db: Db<typeof schema>,
  { customerId }: Customer,
  { after, limit, year }: PageInput & { year?: number | undefined },
): Promise<Page<OrderSummary>> {
  const within = year
    ? sql`and o.placed_at >= make_timestamptz(${year}::int, 1, 1, 0, 0, 0, 'UTC')
        and o.placed_at < make_timestamptz(${year}::int + 1, 1, 1, 0, 0, 0, 'UTC')`
    : sql``;
  const rows = await db.execute<OrderSummary>(sql`
    select ${summary}, array(
      select l.image_url from order_lines l where l.order_id = o.id and l.image_url is not null order by l.position limit 4
    ) as images
    from orders o
    where o.customer_id = ${customerId} and o.idempotency_key is not null ${within}
      and (${idAfter(after)}::uuid is null or o.id < ${idAfter(after)}::uuid)
    order by o.id desc limit ${limit + 1}`);
  return pageById([...rows], limit, (order) => order.orderId);
}

/** The years in which the customer ordered, the last one first. */
export async function listOrderYears(db: Db<typeof schema>, { customerId }: Customer): Promise<number[]> {
  const rows = await db.execute<{ year: number }>(sql`
    select distinct extract(year from o.placed_at at time zone 'UTC')::int as year from orders o
    where o.customer_id = ${customerId} and o.idempotency_key is not null order by year desc`);
  return rows.map(({ year }) => year);
}

/**
 * All orders for the console, newest first; the query is a number, with or without what every number begins with, or a
 * part of an e-mail address. Each way of looking is a statement of its own: one that is for all of them reads every order.
 */
export async function listOrders(
  db: Db<typeof schema>,
  { query, status, after, limit }: PageInput & { query?: string | undefined; status?: OrderStatus | undefined },
): Promise<Page<AdminOrderSummary>> {
  const from = idAfter(after);
  const wanted = [
    ...(status ? [sql`o.status = ${status}`] : []),
    ...(query ? [matching(query)] : []),
    ...(from ? [sql`o.id < ${from}`] : []),
  ];
  const where = wanted.length > 0 ? sql`where ${sql.join(wanted, sql` and `)}` : sql``;
  const rows = await db.execute<AdminOrderSummary>(sql`
    select ${summary}, o.email from orders o ${where} order by o.id desc limit ${limit + 1}`);
  return pageById([...rows], limit, (order) => order.orderId);
}

function matching(query: string): SQL {
  const number = orderNumberIn(query);
  const hasEmail = sql`lower(o.email) like ${contains(query.toLowerCase())}`;
  if (!number) return hasEmail;
  return /^sh-/i.test(query.trim()) ? sql`o.number = ${number}` : sql`(o.number = ${number} or ${hasEmail})`;
}
