-- An order and the use of its coupon are written in either order: drizzle knows no deferred keys.
do $$ begin
  if not exists (select from pg_constraint where conname = 'coupon_redemptions_order') then
    alter table coupon_redemptions add constraint coupon_redemptions_order
      foreign key (order_id) references orders (id) deferrable initially deferred;
  end if;
end $$;

-- A use of a coupon is given back once, and nothing else of it changes.
create trigger coupon_redemptions_keep before delete on coupon_redemptions for each row execute function refuse_change();

create trigger coupon_redemptions_once before update on coupon_redemptions for each row
  when (old.given_back_at is not null or to_jsonb(old) - 'given_back_at' is distinct from to_jsonb(new) - 'given_back_at')
  execute function refuse_change();

create trigger coupons_keep before delete on coupons for each row execute function refuse_change();
