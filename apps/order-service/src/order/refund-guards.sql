create trigger refund_requests_keep before delete on refund_requests for each row execute function refuse_change();

create trigger refund_requests_stay before update on refund_requests for each row
  when (old.refunded_at is not null or (to_jsonb(old) - 'refunded_at') is distinct from (to_jsonb(new) - 'refunded_at'))
  execute function refuse_change();

-- Never more than the order cost (I16). Whoever asks has locked the order.
create or replace function refund_requests_within_total() returns trigger language plpgsql as $$
begin
  if (select sum(amount) from refund_requests where order_id = new.order_id)
    > (select total_amount from orders where id = new.order_id) then
    raise exception 'refunds of order % come to more than it cost', new.order_id
      using errcode = 'check_violation', constraint = 'refund_requests_within_total';
  end if;
  return null;
end $$;

create trigger refund_requests_within_total after insert on refund_requests
  for each row execute function refund_requests_within_total();
