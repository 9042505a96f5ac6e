-- A hold is extended once, and where a paid order goes does not change any more.
create function refuse_late_change() returns trigger language plpgsql as $$
begin
  raise exception 'order %: %', old.id, tg_argv[0] using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger orders_extended_once before update of extended_at on orders for each row
  when (old.extended_at is not null and new.extended_at is distinct from old.extended_at)
  execute function refuse_late_change('its hold is extended once');
--> statement-breakpoint
create trigger orders_address_settled before update of address, name, phone on orders for each row
  when (old.status not in ('PENDING', 'PAYMENT_PENDING')
    and (new.address, new.name, new.phone) is distinct from (old.address, old.name, old.phone))
  execute function refuse_late_change('its address is settled');
--> statement-breakpoint
-- Whoever watches an order also hears that it goes elsewhere.
drop trigger tell_order_moved on orders;
--> statement-breakpoint
create trigger tell_order_moved
  after insert or update of status, expires_at, payment_state, payment_reason, cancel_by, price_offer, address on orders
  for each row execute function tell_order_moved();
