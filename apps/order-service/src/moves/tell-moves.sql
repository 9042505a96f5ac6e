-- Whoever watches an order hears of every change of it, whichever copy of the service made it.
create or replace function tell_order_moved() returns trigger language plpgsql as $$
begin
  perform pg_notify('order_moves', new.id::text);
  return null;
end $$;

create or replace function tell_part_moved() returns trigger language plpgsql as $$
begin
  perform pg_notify('order_moves', new.order_id::text);
  return null;
end $$;

create or replace function tell_shipment_moved() returns trigger language plpgsql as $$
begin
  perform pg_notify('order_moves', order_id::text) from seller_orders where id = new.seller_order_id;
  return null;
end $$;

create trigger tell_order_moved
  after insert or update of status, expires_at, payment_state, payment_reason, cancel_by, price_offer, address on orders
  for each row execute function tell_order_moved();

create trigger tell_part_moved after update of status on seller_orders for each row execute function tell_part_moved();

create trigger tell_shipment_moved after insert or update on shipments for each row execute function tell_shipment_moved();

create trigger tell_refund_moved after insert or update on refund_requests for each row execute function tell_part_moved();
