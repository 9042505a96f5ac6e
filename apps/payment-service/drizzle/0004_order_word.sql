-- Whether order has said what became of the order a captured payment is for, and how often it was asked since.
alter table payment_intents add column answered_at timestamptz, add column asked_at timestamptz,
  add column asks integer not null default 0;
--> statement-breakpoint
-- What was captured long ago was settled long ago; of the last month order is asked once.
update payment_intents set answered_at = captured_at
where status = 'CAPTURED'
  and (captured_at < now() - interval '30 days' or exists (select from dead_orders d where d.order_id = payment_intents.order_id));
--> statement-breakpoint
create index payment_intents_unanswered on payment_intents (captured_at) where status = 'CAPTURED' and answered_at is null;
--> statement-breakpoint
create index dead_orders_recent on dead_orders (created_at);
