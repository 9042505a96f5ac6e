import type { Sql } from "@stallhouse/db/connect";

/** The invariants of reliability.md that this database can judge alone: each query answers the rows that break it. */
const queries = {
  I09: `select id from orders where total_amount <> items_amount + shipping_amount - discount_amount
    or least(items_amount, shipping_amount, discount_amount, total_amount) < 0`,
  I10: `select o.id from orders o left join (select order_id, sum(total_amount) t from seller_orders group by 1) s
    on s.order_id = o.id where coalesce(s.t, -1) <> o.total_amount`,
  I11: `select l.id from order_lines l join seller_orders s on s.id = l.seller_order_id
    where s.order_id <> l.order_id or s.seller_id <> l.seller_id or l.quantity not between 1 and 99
      or l.line_total <> l.quantity * l.unit_price or l.unit_price < 0
    union all select o.id from orders o
      left join (select order_id, sum(quantity * unit_price) i from order_lines group by 1) x on x.order_id = o.id
    where o.items_amount <> coalesce(x.i, -1)
    union all select o.id from orders o
      left join (select order_id, sum(discount_amount) d from order_lines group by 1) x on x.order_id = o.id
    where o.discount_amount <> coalesce(x.d, -1)`,
  I12: `with h as (
      select *, lag(to_status) over (partition by order_id order by id) prev,
        row_number() over (partition by order_id order by id desc) rn from order_transitions)
    select h.order_id from h left join allowed_transitions a
      on a.from_status is not distinct from h.from_status and a.to_status = h.to_status
    where a.to_status is null or h.from_status is distinct from h.prev
    union all select o.id from orders o left join h on h.order_id = o.id and h.rn = 1
    where h.to_status is distinct from o.status`,
  "I12 of seller orders": `with h as (
      select *, lag(to_status) over (partition by seller_order_id order by id) prev,
        row_number() over (partition by seller_order_id order by id desc) rn from seller_order_transitions)
    select h.seller_order_id from h left join allowed_transitions a
      on a.from_status is not distinct from h.from_status and a.to_status = h.to_status
    where a.to_status is null or h.from_status is distinct from h.prev
    union all select s.id from seller_orders s left join h on h.seller_order_id = s.id and h.rn = 1
    where h.to_status is distinct from s.status`,
  I14: `select s.id from seller_orders s join orders o on o.id = s.order_id
    where s.status = 'CANCELLED' and o.paid_at is not null and s.total_amount > 0
      and not exists (select from refund_requests r where r.order_id = o.id
        and coalesce(r.seller_order_id, s.id) = s.id)
    union all select o.id from orders o join refund_requests r on r.order_id = o.id
    group by o.id having sum(r.amount) > o.total_amount or (o.status = 'CANCELLED' and sum(r.amount) <> o.total_amount)
    union all select r.seller_order_id from refund_requests r join seller_orders s on s.id = r.seller_order_id
    where s.status <> 'CANCELLED' or r.amount <> s.total_amount`,
  I23: `select t.order_id from order_transitions t left join outbox b on b.id = t.event_id
    where (b.id is null and t.at > now() - interval '30 days') or b.aggregate_id <> t.order_id::text`,
  I26: `select i.order_id from idempotency_keys i
      left join orders o on o.customer_id = i.scope and o.idempotency_key = i.key
    where i.state = 'done' group by i.scope, i.key, i.order_id having count(o.id) > 1
    union all select order_id from idempotency_keys where state = 'in_progress' and created_at < now() - interval '60 s'`,
  I27: `select cart_id from orders where status not in ('FAILED', 'CANCELLED', 'EXPIRED')
    group by cart_id, cart_version having count(*) > 1`,
  I28: `with used as (
      select coupon_id, count(*) n from coupon_redemptions where given_back_at is null group by 1)
    select c.id from coupons c left join used u on u.coupon_id = c.id
    where c.uses <> coalesce(u.n, 0) or coalesce(u.n, 0) > c.total_limit
    union all select r.coupon_id from coupon_redemptions r cross join unnest(r.customer_keys) k
      join coupons c on c.id = r.coupon_id
    where r.given_back_at is null group by r.coupon_id, k, c.per_customer_limit having count(*) > c.per_customer_limit
    union all select u.coupon_id from coupon_customers u
    where u.uses <> (select count(*) from coupon_redemptions r where r.coupon_id = u.coupon_id
      and r.given_back_at is null and u.customer_key = any(r.customer_keys))`,
  I37: `select o.id from orders o join order_transitions t on t.order_id = o.id
    where o.status in ('PENDING', 'PAYMENT_PENDING') group by o.id
    having greatest(max(t.at) + interval '15 min', (o.price_offer->>'expiresAt')::timestamptz, o.expires_at) < now() - interval '2 min'`,
  I38: `select s.id from seller_orders s join orders o on o.id = s.order_id
    where s.status in ('PROCESSING', 'SHIPPED', 'DELIVERED')
      and o.status not in ('PAID', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'REFUNDED')`,
};

/** Names of the invariants that do not hold now. */
export async function brokenInvariants(sql: Sql): Promise<string[]> {
  const checked = await Promise.all(
    Object.entries(queries).map(async ([name, query]) => ((await sql.unsafe(query)).length > 0 ? [name] : [])),
  );
  return checked.flat();
}
