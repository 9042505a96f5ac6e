-- What order has learnt of its paid orders' stock, and when it last asked the others about an order.
alter table orders add column stock_committed_at timestamptz, add column asked_at timestamptz;
--> statement-breakpoint
-- What has left the house was taken off the shelf.
update orders set stock_committed_at = paid_at where status in ('SHIPPED', 'DELIVERED', 'REFUNDED');
--> statement-breakpoint
create index orders_uncommitted on orders (paid_at)
  where paid_at is not null and stock_committed_at is null and status in ('PAID', 'PROCESSING', 'SHIPPED', 'DELIVERED');
--> statement-breakpoint
create index orders_unreturned on orders (id) where stock_committed_at is not null and status = 'CANCELLED';
--> statement-breakpoint
create index orders_refunding on orders (placed_at) where payment_state = 'refunding';
