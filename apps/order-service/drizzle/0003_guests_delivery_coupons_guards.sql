-- An order's parts add up to it after the discount, and a discount is a coupon's that was used up for it (I10, I11, I12, I28).
create or replace function order_adds_up() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from orders o where o.id = new.id and (
      o.status is distinct from (select to_status from order_transitions where order_id = o.id order by id desc limit 1)
      or o.total_amount is distinct from (select sum(total_amount) from seller_orders where order_id = o.id)
      or ((o.items_amount, o.discount_amount) =
        (select sum(line_total), sum(discount_amount) from order_lines where order_id = o.id)) is not true
      or (o.discount_amount > 0 and o.status not in ('FAILED', 'CANCELLED', 'EXPIRED') and not exists (
        select 1 from coupon_redemptions r where r.order_id = o.id and r.given_back_at is null)))) then
    raise exception 'order % does not add up', new.id using errcode = 'check_violation', constraint = 'order_adds_up';
  end if;
  return null;
end $$;
--> statement-breakpoint
drop trigger order_adds_up on orders;
--> statement-breakpoint
create constraint trigger order_adds_up
  after insert or update of status, items_amount, shipping_amount, discount_amount, total_amount on orders
  deferrable initially deferred for each row execute function order_adds_up();
--> statement-breakpoint
create or replace function seller_order_adds_up() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from seller_orders s join orders o on o.id = s.order_id where s.id = new.id and (
      s.status is distinct from (select to_status from seller_order_transitions where seller_order_id = s.id order by id desc limit 1)
      or ((s.items_amount, s.discount_amount) =
        (select sum(line_total), sum(discount_amount) from order_lines where seller_order_id = s.id)) is not true
      or (s.status in ('PAID', 'PROCESSING', 'SHIPPED', 'DELIVERED') and o.paid_at is null))) then
    raise exception 'seller order % does not add up', new.id
      using errcode = 'check_violation', constraint = 'seller_order_adds_up';
  end if;
  return null;
end $$;
--> statement-breakpoint
drop trigger seller_order_adds_up on seller_orders;
--> statement-breakpoint
create constraint trigger seller_order_adds_up
  after insert or update of status, items_amount, shipping_amount, discount_amount, total_amount on seller_orders
  deferrable initially deferred for each row execute function seller_order_adds_up();
--> statement-breakpoint
-- A line stays as it was bought. Only while its order waits for the customer's word on a new price is it not bought yet.
create function order_line_as_bought() returns trigger language plpgsql as $$
declare
  prices constant text[] := array['unit_price', 'price_version', 'line_total', 'discount_amount'];
begin
  if new.shipped_quantity >= old.shipped_quantity
    and to_jsonb(old) - 'shipped_quantity' = to_jsonb(new) - 'shipped_quantity' then
    return new;
  end if;
  if to_jsonb(old) - prices = to_jsonb(new) - prices
    and exists (select 1 from orders where id = new.order_id and status = 'PENDING' and price_offer is not null) then
    return new;
  end if;
  raise exception '% is only ever added to', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
drop trigger order_lines_as_bought on order_lines;
--> statement-breakpoint
create trigger order_lines_as_bought before update on order_lines
  for each row execute function order_line_as_bought();
--> statement-breakpoint
-- A use of a coupon is given back once, and nothing else of it changes.
alter table coupon_redemptions add constraint coupon_redemptions_order
  foreign key (order_id) references orders (id) deferrable initially deferred;
--> statement-breakpoint
create trigger coupon_redemptions_keep before delete on coupon_redemptions for each row execute function refuse_change();
--> statement-breakpoint
create trigger coupon_redemptions_once before update on coupon_redemptions for each row
  when (old.given_back_at is not null or to_jsonb(old) - 'given_back_at' is distinct from to_jsonb(new) - 'given_back_at')
  execute function refuse_change();
--> statement-breakpoint
create trigger coupons_keep before delete on coupons for each row execute function refuse_change();
--> statement-breakpoint
-- Whoever watches an order also hears of a new price that waits for their word.
drop trigger tell_order_moved on orders;
--> statement-breakpoint
create trigger tell_order_moved
  after insert or update of status, expires_at, payment_state, payment_reason, cancel_by, price_offer on orders
  for each row execute function tell_order_moved();
