-- The cart's row is locked by whoever adds to it, so the count cannot be outrun.
create or replace function cart_lines_count() returns trigger language plpgsql as $$
begin
  if (select count(*) from cart_lines where cart_id = new.cart_id) > 50 then
    raise exception 'a cart has at most 50 lines' using errcode = 'check_violation', constraint = 'cart_lines_max';
  end if;
  return null;
end $$;

create trigger cart_lines_max after insert on cart_lines for each row execute function cart_lines_count();
