insert into allowed_transitions (from_status, to_status) values
  (null, 'PENDING'),
  ('PENDING', 'PAYMENT_PENDING'), ('PENDING', 'FAILED'), ('PENDING', 'CANCELLED'), ('PENDING', 'EXPIRED'),
  ('PAYMENT_PENDING', 'PAID'), ('PAYMENT_PENDING', 'FAILED'), ('PAYMENT_PENDING', 'CANCELLED'), ('PAYMENT_PENDING', 'EXPIRED'),
  ('PAID', 'PROCESSING'), ('PAID', 'CANCELLED'),
  ('PROCESSING', 'SHIPPED'), ('PROCESSING', 'CANCELLED'),
  ('SHIPPED', 'DELIVERED'), ('SHIPPED', 'REFUNDED'),
  ('DELIVERED', 'REFUNDED')
on conflict do nothing;

create trigger order_transitions_append_only before update or delete on order_transitions for each row execute function refuse_change();

create trigger seller_order_transitions_append_only before update or delete on seller_order_transitions for each row execute function refuse_change();

create trigger order_steps_append_only before update or delete on order_steps for each row execute function refuse_change();

create trigger orders_keep before delete on orders for each row execute function refuse_change();

create trigger seller_orders_keep before delete on seller_orders for each row execute function refuse_change();

create trigger order_lines_keep before delete on order_lines for each row execute function refuse_change();

-- A step of a history begins where the one before it ended, and carries a fact about its own order (I12, I23).
create or replace function order_transition_follows() returns trigger language plpgsql as $$
begin
  if new.from_status is distinct from
    (select to_status from order_transitions where order_id = new.order_id order by id desc limit 1) then
    raise exception 'history of order % does not stand at %', new.order_id, new.from_status
      using errcode = 'check_violation', constraint = 'order_transition_follows';
  end if;
  if not exists (select 1 from outbox where id = new.event_id and aggregate_id = new.order_id::text) then
    raise exception 'a move of order % carries no fact of its own', new.order_id
      using errcode = 'check_violation', constraint = 'order_transition_event';
  end if;
  return new;
end $$;

create trigger order_transition_follows before insert on order_transitions for each row execute function order_transition_follows();

create or replace function seller_order_transition_follows() returns trigger language plpgsql as $$
begin
  if new.from_status is distinct from
    (select to_status from seller_order_transitions where seller_order_id = new.seller_order_id order by id desc limit 1) then
    raise exception 'history of seller order % does not stand at %', new.seller_order_id, new.from_status
      using errcode = 'check_violation', constraint = 'seller_order_transition_follows';
  end if;
  if not exists (select 1 from outbox where id = new.event_id and aggregate_id = new.order_id::text) then
    raise exception 'a move of seller order % carries no fact of its order', new.seller_order_id
      using errcode = 'check_violation', constraint = 'seller_order_transition_event';
  end if;
  return new;
end $$;

create trigger seller_order_transition_follows before insert on seller_order_transitions for each row execute function seller_order_transition_follows();

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

create constraint trigger order_adds_up
  after insert or update of status, items_amount, shipping_amount, discount_amount, total_amount on orders
  deferrable initially deferred for each row execute function order_adds_up();

-- The same for its parts; and nothing ships before it is paid (I38).
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

create constraint trigger seller_order_adds_up
  after insert or update of status, items_amount, shipping_amount, discount_amount, total_amount on seller_orders
  deferrable initially deferred for each row execute function seller_order_adds_up();

-- A line stays as it was bought. Only while its order waits for the customer's word on a new price is it not bought yet.
create or replace function order_line_as_bought() returns trigger language plpgsql as $$
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

-- A hold is extended once, and where a paid order goes does not change any more.
create or replace function refuse_late_change() returns trigger language plpgsql as $$
begin
  raise exception 'order %: %', old.id, tg_argv[0] using errcode = 'restrict_violation';
end $$;

create trigger orders_extended_once before update of extended_at on orders for each row
  when (old.extended_at is not null and new.extended_at is distinct from old.extended_at)
  execute function refuse_late_change('its hold is extended once');

create trigger orders_address_settled before update of address, name, phone on orders for each row
  when (old.status not in ('PENDING', 'PAYMENT_PENDING')
    and (new.address, new.name, new.phone) is distinct from (old.address, old.name, old.phone))
  execute function refuse_late_change('its address is settled');

create trigger order_lines_as_bought before update on order_lines
  for each row execute function order_line_as_bought();
