-- What was tried and what was said stays as it was.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create trigger attempts_append_only before update or delete on attempts for each row execute function refuse_change();

create trigger webhook_events_kept before delete on webhook_events for each row execute function refuse_change();

create trigger webhook_events_verbatim before update on webhook_events for each row
  when (new.payload <> old.payload or new.provider_event_id <> old.provider_event_id or new.type <> old.type)
  execute function refuse_change();

create trigger dead_orders_stay_dead before update or delete on dead_orders for each row execute function refuse_change();

create trigger payment_intents_kept before delete on payment_intents for each row execute function refuse_change();

create or replace function refuse_payment_move() returns trigger language plpgsql as $$
begin
  raise exception 'payment % cannot go from % % % to % % %', old.id,
    old.status, old.amount, old.currency, new.status, new.amount, new.currency
    using errcode = 'integrity_constraint_violation';
end $$;

-- A captured payment stays captured and a closed one is never opened again; its order and sum never change.
create trigger payment_intents_moves before update on payment_intents for each row
  when ((old.status = 'CAPTURED' and new.status <> 'CAPTURED') or (old.status = 'CLOSED' and new.status = 'OPEN')
    or new.captured_amount < old.captured_amount or new.refunded_amount < old.refunded_amount
    or (new.order_id, new.amount, new.currency) is distinct from (old.order_id, old.amount, old.currency))
  execute function refuse_payment_move();

create or replace function refunds_within_capture() returns trigger language plpgsql as $$
declare
  captured bigint;
  owed bigint;
begin
  -- The lock makes two refunds of one payment wait for each other.
  select captured_amount into captured from payment_intents where id = new.payment_id for update;
  select coalesce(sum(amount), 0) into owed from refunds where payment_id = new.payment_id and status <> 'FAILED';
  if owed > captured then
    raise exception 'refunds of payment % come to %, more than the % captured', new.payment_id, owed, captured
      using errcode = 'check_violation';
  end if;
  return null;
end $$;

create trigger refunds_within_capture after insert or update on refunds
  for each row execute function refunds_within_capture();

create or replace function refunds_agree() returns trigger language plpgsql as $$
declare
  payment uuid := case tg_table_name when 'refunds' then to_jsonb(new) ->> 'payment_id' else to_jsonb(new) ->> 'id' end;
begin
  if exists (
    select from payment_intents where id = payment and refunded_amount <> (
      select coalesce(sum(amount), 0) from refunds where payment_id = payment and status = 'SUCCEEDED'))
  then
    raise exception 'the refunded amount of payment % is not the sum of its refunds', payment using errcode = 'check_violation';
  end if;
  return null;
end $$;

create constraint trigger refunds_agree after insert or update on refunds
  deferrable initially deferred for each row execute function refunds_agree();

create constraint trigger refunds_agree after update of refunded_amount on payment_intents
  deferrable initially deferred for each row execute function refunds_agree();
