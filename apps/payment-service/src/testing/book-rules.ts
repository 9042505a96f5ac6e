/** What always holds in payment's books: each query answers the rows that break it. */
export const bookRules = {
  "I13 one captured payment, the same amount": `
    select i.id from payment_intents i left join attempts a on a.payment_id = i.id and a.outcome = 'SUCCEEDED'
      and a.amount = i.captured_amount and a.currency = i.currency
    where i.status = 'CAPTURED' group by i.id having count(a.id) <> 1`,
  "I14 what was captured for a dead order is back": `
    select i.id from payment_intents i join dead_orders using (order_id) where i.captured_amount <> i.refunded_amount`,
  "I15 one live payment per order": `
    select order_id from payment_intents where status <> 'CLOSED' group by 1 having count(*) > 1`,
  "I16 refunds within the capture, and counted": `
    select i.id from payment_intents i left join refunds r on r.payment_id = i.id and r.status <> 'FAILED'
    group by i.id having coalesce(sum(r.amount), 0) > i.captured_amount
      or coalesce(sum(r.amount) filter (where r.status = 'SUCCEEDED'), 0) <> i.refunded_amount`,
  "I20 nothing forged was stored": `
    select provider_event_id from webhook_events where provider_event_id like '%forged%'`,
  "each capture and refund was announced once": `
    select i.id from payment_intents i
    left join outbox s on s.aggregate_id = i.order_id::text and s.key = 'payment.succeeded.v1'
    left join outbox b on b.aggregate_id = i.order_id::text and b.key = 'payment.refunded.v1'
    where i.created_at > now() - interval '30 days'
    group by i.id having count(distinct s.id) <> (i.status = 'CAPTURED')::int
      or count(distinct b.id) <> (select count(*) from refunds r where r.payment_id = i.id and r.status = 'SUCCEEDED')`,
};
