CREATE TABLE "refund_requests" (
	"order_id" uuid NOT NULL,
	"seller_order_id" uuid,
	"cause" text NOT NULL,
	"amount" bigint NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"refunded_at" timestamp with time zone,
	CONSTRAINT "refund_requests_once" UNIQUE NULLS NOT DISTINCT("order_id","seller_order_id","cause"),
	CONSTRAINT "refund_request_amount" CHECK ("refund_requests"."amount" > 0)
);
--> statement-breakpoint
ALTER TABLE "refund_requests" ADD CONSTRAINT "refund_requests_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "refund_requests" ADD CONSTRAINT "refund_requests_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "seller_orders_to_ship" ON "seller_orders" USING btree ("seller_id") WHERE status in ('PAID', 'PROCESSING');
--> statement-breakpoint
-- What was cancelled as a whole before is asked for already.
insert into refund_requests (order_id, cause, amount, refunded_at)
select id, 'ORDER_CANCELLED', total_amount, case when payment_state = 'refunded' then now() end
from orders where status = 'CANCELLED' and payment_state in ('refunding', 'refunded') and total_amount > 0;
--> statement-breakpoint
create trigger refund_requests_keep before delete on refund_requests for each row execute function refuse_change();
--> statement-breakpoint
create trigger refund_requests_stay before update on refund_requests for each row
  when (old.refunded_at is not null or (to_jsonb(old) - 'refunded_at') is distinct from (to_jsonb(new) - 'refunded_at'))
  execute function refuse_change();
--> statement-breakpoint
-- Never more than the order cost (I16). Whoever asks has locked the order.
create function refund_requests_within_total() returns trigger language plpgsql as $$
begin
  if (select sum(amount) from refund_requests where order_id = new.order_id)
    > (select total_amount from orders where id = new.order_id) then
    raise exception 'refunds of order % come to more than it cost', new.order_id
      using errcode = 'check_violation', constraint = 'refund_requests_within_total';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger refund_requests_within_total after insert on refund_requests
  for each row execute function refund_requests_within_total();
--> statement-breakpoint
create trigger tell_refund_moved after insert or update on refund_requests for each row execute function tell_part_moved();
