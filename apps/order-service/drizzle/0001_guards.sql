insert into allowed_transitions (from_status, to_status) values
  (null, 'PENDING'),
  ('PENDING', 'PAYMENT_PENDING'), ('PENDING', 'FAILED'), ('PENDING', 'CANCELLED'), ('PENDING', 'EXPIRED'),
  ('PAYMENT_PENDING', 'PAID'), ('PAYMENT_PENDING', 'FAILED'), ('PAYMENT_PENDING', 'CANCELLED'), ('PAYMENT_PENDING', 'EXPIRED'),
  ('PAID', 'PROCESSING'), ('PAID', 'CANCELLED'),
  ('PROCESSING', 'SHIPPED'), ('PROCESSING', 'CANCELLED'),
  ('SHIPPED', 'DELIVERED'), ('SHIPPED', 'REFUNDED'),
  ('DELIVERED', 'REFUNDED');
--> statement-breakpoint
-- A moment as it crosses the wire.
create function iso(moment timestamptz) returns text language sql stable parallel safe
  return to_char(moment at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
--> statement-breakpoint
-- The cart's row is locked by whoever adds to it, so the count cannot be outrun.
create function cart_lines_count() returns trigger language plpgsql as $$
begin
  if (select count(*) from cart_lines where cart_id = new.cart_id) > 50 then
    raise exception 'a cart has at most 50 lines' using errcode = 'check_violation', constraint = 'cart_lines_max';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger cart_lines_max after insert on cart_lines for each row execute function cart_lines_count();
--> statement-breakpoint
-- History is only ever added to.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever added to', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger order_transitions_append_only before update or delete on order_transitions for each row execute function refuse_change();
--> statement-breakpoint
create trigger seller_order_transitions_append_only before update or delete on seller_order_transitions for each row execute function refuse_change();
--> statement-breakpoint
create trigger order_steps_append_only before update or delete on order_steps for each row execute function refuse_change();
--> statement-breakpoint
create trigger shipment_lines_append_only before update or delete on shipment_lines for each row execute function refuse_change();
--> statement-breakpoint
create trigger orders_keep before delete on orders for each row execute function refuse_change();
--> statement-breakpoint
create trigger seller_orders_keep before delete on seller_orders for each row execute function refuse_change();
--> statement-breakpoint
create trigger order_lines_keep before delete on order_lines for each row execute function refuse_change();
--> statement-breakpoint
-- What was bought stays as it was bought; only the count of shipped units moves, and only up.
create trigger order_lines_as_bought before update on order_lines for each row
  when ((to_jsonb(old) - 'shipped_quantity') is distinct from (to_jsonb(new) - 'shipped_quantity')
    or new.shipped_quantity < old.shipped_quantity)
  execute function refuse_change();
--> statement-breakpoint
-- A step of a history begins where the one before it ended, and carries a fact about its own order (I12, I23).
create function order_transition_follows() returns trigger language plpgsql as $$
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
--> statement-breakpoint
create trigger order_transition_follows before insert on order_transitions for each row execute function order_transition_follows();
--> statement-breakpoint
create function seller_order_transition_follows() returns trigger language plpgsql as $$
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
--> statement-breakpoint
create trigger seller_order_transition_follows before insert on seller_order_transitions for each row execute function seller_order_transition_follows();
--> statement-breakpoint
-- At the end of a transaction an order stands where its history ends, and its parts add up to it (I10, I11, I12).
create function order_adds_up() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from orders o where o.id = new.id and (
      o.status is distinct from (select to_status from order_transitions where order_id = o.id order by id desc limit 1)
      or o.total_amount is distinct from (select sum(total_amount) from seller_orders where order_id = o.id)
      or o.items_amount is distinct from (select sum(line_total) from order_lines where order_id = o.id))) then
    raise exception 'order % does not add up', new.id using errcode = 'check_violation', constraint = 'order_adds_up';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger order_adds_up after insert or update of status, items_amount, shipping_amount, total_amount on orders
  deferrable initially deferred for each row execute function order_adds_up();
--> statement-breakpoint
-- The same for its parts; and nothing ships before it is paid (I38).
create function seller_order_adds_up() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from seller_orders s join orders o on o.id = s.order_id where s.id = new.id and (
      s.status is distinct from (select to_status from seller_order_transitions where seller_order_id = s.id order by id desc limit 1)
      or s.items_amount is distinct from (select sum(line_total) from order_lines where seller_order_id = s.id)
      or (s.status in ('PAID', 'PROCESSING', 'SHIPPED', 'DELIVERED') and o.paid_at is null))) then
    raise exception 'seller order % does not add up', new.id
      using errcode = 'check_violation', constraint = 'seller_order_adds_up';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger seller_order_adds_up after insert or update of status, items_amount, shipping_amount, total_amount on seller_orders
  deferrable initially deferred for each row execute function seller_order_adds_up();
--> statement-breakpoint
-- Whoever watches an order hears of every change of it, whichever copy of the service made it.
create function tell_order_moved() returns trigger language plpgsql as $$
begin
  perform pg_notify('order_moves', new.id::text);
  return null;
end $$;
--> statement-breakpoint
create function tell_part_moved() returns trigger language plpgsql as $$
begin
  perform pg_notify('order_moves', new.order_id::text);
  return null;
end $$;
--> statement-breakpoint
create function tell_shipment_moved() returns trigger language plpgsql as $$
begin
  perform pg_notify('order_moves', order_id::text) from seller_orders where id = new.seller_order_id;
  return null;
end $$;
--> statement-breakpoint
create trigger tell_order_moved after insert or update of status, expires_at, payment_state, payment_reason, cancel_by on orders
  for each row execute function tell_order_moved();
--> statement-breakpoint
create trigger tell_part_moved after update of status on seller_orders for each row execute function tell_part_moved();
--> statement-breakpoint
create trigger tell_shipment_moved after insert or update on shipments for each row execute function tell_shipment_moved();
