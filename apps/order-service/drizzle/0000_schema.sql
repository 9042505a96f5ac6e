-- Written by `npm run schema` from schema.ts.
CREATE TYPE "public"."order_status" AS ENUM('PENDING', 'PAYMENT_PENDING', 'PAID', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'FAILED', 'CANCELLED', 'EXPIRED', 'REFUNDED');

CREATE TABLE "allowed_transitions" (
	"from_status" "order_status",
	"to_status" "order_status" NOT NULL,
	CONSTRAINT "allowed_transitions_edge" UNIQUE NULLS NOT DISTINCT("from_status","to_status")
);

CREATE TABLE "blocked_sellers" (
	"seller_id" uuid PRIMARY KEY NOT NULL,
	"blocked_at" timestamp with time zone NOT NULL
);

CREATE TABLE "cart_lines" (
	"cart_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"quantity" smallint NOT NULL,
	"seen_price" bigint NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_lines_cart_id_variant_id_pk" PRIMARY KEY("cart_id","variant_id"),
	CONSTRAINT "cart_line_quantity" CHECK ("cart_lines"."quantity" between 1 and 99)
);

CREATE TABLE "carts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"next_order_id" uuid,
	"address" jsonb,
	"email" text,
	"phone" text,
	"coupon_id" uuid,
	"delivery" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_state" CHECK ("carts"."state" in ('active', 'ordered', 'merged'))
);

CREATE TABLE "coupon_customers" (
	"coupon_id" uuid NOT NULL,
	"customer_key" text NOT NULL,
	"uses" integer NOT NULL,
	"use_limit" integer,
	CONSTRAINT "coupon_customers_coupon_id_customer_key_pk" PRIMARY KEY("coupon_id","customer_key"),
	CONSTRAINT "coupon_already_used" CHECK ("coupon_customers"."uses" >= 0 and "coupon_customers"."uses" <= "coupon_customers"."use_limit")
);

CREATE TABLE "coupon_redemptions" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"coupon_id" uuid NOT NULL,
	"customer_keys" text[] NOT NULL,
	"amount" bigint NOT NULL,
	"redeemed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"given_back_at" timestamp with time zone,
	CONSTRAINT "coupon_redemption_amount" CHECK ("coupon_redemptions"."amount" > 0)
);

CREATE TABLE "coupons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"value" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"minimum_amount" bigint DEFAULT 0 NOT NULL,
	"starts_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone,
	"stopped_at" timestamp with time zone,
	"total_limit" integer,
	"per_customer_limit" integer,
	"uses" integer DEFAULT 0 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "coupons_code_unique" UNIQUE("code"),
	CONSTRAINT "coupon_kind" CHECK ("coupons"."kind" in ('percent', 'amount')),
	CONSTRAINT "coupon_value" CHECK ("coupons"."value" > 0 and ("coupons"."kind" = 'amount' or "coupons"."value" <= 100)),
	CONSTRAINT "coupon_minimum" CHECK ("coupons"."minimum_amount" >= 0),
	CONSTRAINT "coupon_limits" CHECK (least("coupons"."total_limit", "coupons"."per_customer_limit") > 0),
	CONSTRAINT "coupon_used_up" CHECK ("coupons"."uses" >= 0 and "coupons"."uses" <= "coupons"."total_limit")
);

CREATE TABLE "ended_sessions" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"heard_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "idempotency_keys" (
	"scope" uuid NOT NULL,
	"key" uuid NOT NULL,
	"request_hash" text NOT NULL,
	"state" text DEFAULT 'in_progress' NOT NULL,
	"order_id" uuid NOT NULL,
	"draft" jsonb NOT NULL,
	"answer" jsonb,
	"attempt" integer DEFAULT 1 NOT NULL,
	"lease_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_scope_key_pk" PRIMARY KEY("scope","key"),
	CONSTRAINT "idempotency_key_state" CHECK ("idempotency_keys"."state" in ('in_progress', 'done', 'refused')),
	CONSTRAINT "idempotency_key_answered" CHECK ("idempotency_keys"."state" = 'in_progress' or "idempotency_keys"."answer" is not null)
);

CREATE TABLE "inbox" (
	"consumer" text NOT NULL,
	"event_id" uuid NOT NULL,
	"handled_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbox_consumer_event_id_pk" PRIMARY KEY("consumer","event_id")
);

CREATE TABLE "known_stock" (
	"variant_id" uuid PRIMARY KEY NOT NULL,
	"available" integer NOT NULL,
	"version" bigint NOT NULL
);

CREATE TABLE "known_variants" (
	"variant_id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"seller_name" text NOT NULL,
	"seller_slug" text NOT NULL,
	"shipping_amount" bigint NOT NULL,
	"seller_country" text,
	"dispatch_days" jsonb,
	"title" text NOT NULL,
	"slug" text NOT NULL,
	"label" text NOT NULL,
	"sku" text NOT NULL,
	"image_url" text,
	"price" bigint NOT NULL,
	"price_version" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"on_sale" boolean NOT NULL,
	"product_version" integer NOT NULL
);

CREATE TABLE "order_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"seller_order_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"variant_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"label" text NOT NULL,
	"sku" text NOT NULL,
	"image_url" text,
	"quantity" smallint NOT NULL,
	"unit_price" bigint NOT NULL,
	"price_version" integer NOT NULL,
	"line_total" bigint NOT NULL,
	"discount_amount" bigint DEFAULT 0 NOT NULL,
	"commission_rate" smallint NOT NULL,
	"shipped_quantity" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "order_lines_orderId_variantId_unique" UNIQUE("order_id","variant_id"),
	CONSTRAINT "order_line_quantity" CHECK ("order_lines"."quantity" between 1 and 99),
	CONSTRAINT "order_line_total" CHECK ("order_lines"."line_total" = "order_lines"."quantity" * "order_lines"."unit_price" and "order_lines"."unit_price" >= 0),
	CONSTRAINT "order_line_discount" CHECK ("order_lines"."discount_amount" between 0 and "order_lines"."line_total"),
	CONSTRAINT "order_line_shipped" CHECK ("order_lines"."shipped_quantity" between 0 and "order_lines"."quantity")
);

CREATE TABLE "order_steps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "order_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" uuid NOT NULL,
	"step" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempt" integer NOT NULL,
	"outcome" text NOT NULL,
	"detail" text
);

CREATE TABLE "order_transitions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "order_transitions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" uuid NOT NULL,
	"from_status" "order_status",
	"to_status" "order_status" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"actor_id" uuid,
	"cause" text,
	"event_id" uuid NOT NULL,
	CONSTRAINT "order_transition_actor" CHECK ("order_transitions"."actor" in ('customer', 'seller', 'admin', 'system')),
	CONSTRAINT "order_history_begins_pending" CHECK ("order_transitions"."from_status" is not null or "order_transitions"."to_status" = 'PENDING')
);

CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"address" jsonb NOT NULL,
	"status" "order_status" NOT NULL,
	"currency" char(3) NOT NULL,
	"items_amount" bigint NOT NULL,
	"shipping_amount" bigint NOT NULL,
	"discount_amount" bigint DEFAULT 0 NOT NULL,
	"coupon_code" text,
	"total_amount" bigint NOT NULL,
	"cart_id" uuid NOT NULL,
	"cart_version" integer NOT NULL,
	"idempotency_key" uuid,
	"placed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"extended_at" timestamp with time zone,
	"paid_at" timestamp with time zone,
	"payment_state" text NOT NULL,
	"payment_reason" text,
	"pay_url" text,
	"cancel_by" text,
	"cancel_actor_id" uuid,
	"cancel_reason" text,
	"track_token" text,
	"price_offer" jsonb,
	"attend_at" timestamp with time zone,
	"attend_count" integer DEFAULT 0 NOT NULL,
	"stock_committed_at" timestamp with time zone,
	"asked_at" timestamp with time zone,
	CONSTRAINT "orders_number_unique" UNIQUE("number"),
	CONSTRAINT "order_total" CHECK ("orders"."total_amount" = "orders"."items_amount" + "orders"."shipping_amount" - "orders"."discount_amount"),
	CONSTRAINT "order_amounts" CHECK (least("orders"."items_amount", "orders"."shipping_amount", "orders"."discount_amount") >= 0),
	CONSTRAINT "order_discount" CHECK ("orders"."discount_amount" <= "orders"."items_amount" and ("orders"."discount_amount" = 0 or "orders"."coupon_code" is not null)),
	CONSTRAINT "order_payment_state" CHECK ("orders"."payment_state" in ('waiting', 'declined', 'paid', 'refunding', 'refunded', 'none')),
	CONSTRAINT "order_hold" CHECK ("orders"."status" <> 'PAYMENT_PENDING' or "orders"."expires_at" is not null),
	CONSTRAINT "order_paid_before_shipped" CHECK ("orders"."status" not in ('PAID', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'REFUNDED') or "orders"."paid_at" is not null)
);

CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "outbox_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"aggregate_id" text NOT NULL,
	"correlation_id" text NOT NULL,
	"causation_id" uuid,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone
);

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

CREATE TABLE "revocations" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"not_before" timestamp with time zone NOT NULL
);

CREATE TABLE "saved_addresses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"address" jsonb NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "seller_order_transitions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "seller_order_transitions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" uuid NOT NULL,
	"from_status" "order_status",
	"to_status" "order_status" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"actor_id" uuid,
	"cause" text,
	"event_id" uuid NOT NULL,
	"seller_order_id" uuid NOT NULL,
	CONSTRAINT "seller_order_transition_actor" CHECK ("seller_order_transitions"."actor" in ('customer', 'seller', 'admin', 'system')),
	CONSTRAINT "seller_order_history_begins_pending" CHECK ("seller_order_transitions"."from_status" is not null or "seller_order_transitions"."to_status" = 'PENDING')
);

CREATE TABLE "seller_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"seller_name" text NOT NULL,
	"seller_slug" text NOT NULL,
	"status" "order_status" NOT NULL,
	"position" smallint NOT NULL,
	"delivery_method" text NOT NULL,
	"delivery_label" text DEFAULT 'Standard delivery' NOT NULL,
	"items_amount" bigint NOT NULL,
	"shipping_amount" bigint NOT NULL,
	"discount_amount" bigint DEFAULT 0 NOT NULL,
	"total_amount" bigint NOT NULL,
	"commission_amount" bigint NOT NULL,
	"earliest" date NOT NULL,
	"latest" date NOT NULL,
	CONSTRAINT "seller_orders_orderId_sellerId_unique" UNIQUE("order_id","seller_id"),
	CONSTRAINT "seller_orders_identity" UNIQUE("id","order_id","seller_id"),
	CONSTRAINT "seller_order_total" CHECK ("seller_orders"."total_amount" = "seller_orders"."items_amount" + "seller_orders"."shipping_amount" - "seller_orders"."discount_amount"),
	CONSTRAINT "seller_order_discount" CHECK ("seller_orders"."discount_amount" between 0 and "seller_orders"."items_amount"),
	CONSTRAINT "seller_order_amounts" CHECK (least("seller_orders"."items_amount", "seller_orders"."shipping_amount", "seller_orders"."commission_amount") >= 0 and "seller_orders"."commission_amount" <= "seller_orders"."total_amount")
);

CREATE TABLE "shipment_lines" (
	"shipment_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"quantity" smallint NOT NULL,
	CONSTRAINT "shipment_lines_shipment_id_order_line_id_pk" PRIMARY KEY("shipment_id","order_line_id"),
	CONSTRAINT "shipment_line_quantity" CHECK ("shipment_lines"."quantity" > 0)
);

CREATE TABLE "shipments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seller_order_id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"tracking_number" text NOT NULL,
	"shipped_at" timestamp with time zone DEFAULT now() NOT NULL,
	"delivered_at" timestamp with time zone
);

CREATE TABLE "suspects" (
	"consumer" text NOT NULL,
	"event_id" uuid NOT NULL,
	"in_hand" boolean NOT NULL,
	"crashes" integer DEFAULT 0 NOT NULL,
	"others_flowed" boolean DEFAULT false NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suspects_consumer_event_id_pk" PRIMARY KEY("consumer","event_id")
);

ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "carts" ADD CONSTRAINT "carts_coupon_id_coupons_id_fk" FOREIGN KEY ("coupon_id") REFERENCES "public"."coupons"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "coupon_customers" ADD CONSTRAINT "coupon_customers_coupon_id_coupons_id_fk" FOREIGN KEY ("coupon_id") REFERENCES "public"."coupons"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "coupon_redemptions" ADD CONSTRAINT "coupon_redemptions_coupon_id_coupons_id_fk" FOREIGN KEY ("coupon_id") REFERENCES "public"."coupons"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_sit_in_their_seller_order" FOREIGN KEY ("seller_order_id","order_id","seller_id") REFERENCES "public"."seller_orders"("id","order_id","seller_id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "order_transitions" ADD CONSTRAINT "order_transitions_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "order_transitions" ADD CONSTRAINT "order_transitions_legal" FOREIGN KEY ("from_status","to_status") REFERENCES "public"."allowed_transitions"("from_status","to_status") ON DELETE no action ON UPDATE no action;

ALTER TABLE "refund_requests" ADD CONSTRAINT "refund_requests_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "refund_requests" ADD CONSTRAINT "refund_requests_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "seller_order_transitions" ADD CONSTRAINT "seller_order_transitions_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "seller_order_transitions" ADD CONSTRAINT "seller_order_transitions_legal" FOREIGN KEY ("from_status","to_status") REFERENCES "public"."allowed_transitions"("from_status","to_status") ON DELETE no action ON UPDATE no action;

ALTER TABLE "seller_orders" ADD CONSTRAINT "seller_orders_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "shipment_lines" ADD CONSTRAINT "shipment_lines_shipment_id_shipments_id_fk" FOREIGN KEY ("shipment_id") REFERENCES "public"."shipments"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "shipment_lines" ADD CONSTRAINT "shipment_lines_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "shipments" ADD CONSTRAINT "shipments_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;

CREATE UNIQUE INDEX "carts_one_active" ON "carts" USING btree ("customer_id") WHERE state = 'active';

CREATE INDEX "carts_customer_id_created_at_index" ON "carts" USING btree ("customer_id","created_at");

CREATE INDEX "coupon_redemptions_coupon_id_index" ON "coupon_redemptions" USING btree ("coupon_id");

CREATE INDEX "coupons_created_at_index" ON "coupons" USING btree ("created_at");

CREATE INDEX "ended_sessions_by_time" ON "ended_sessions" USING btree ("heard_at");

CREATE INDEX "idempotency_keys_unfinished" ON "idempotency_keys" USING btree ("lease_until") WHERE state = 'in_progress';

CREATE INDEX "known_variants_product_id_index" ON "known_variants" USING btree ("product_id");

CREATE INDEX "order_lines_seller_order_id_index" ON "order_lines" USING btree ("seller_order_id");

CREATE INDEX "order_steps_order_id_id_index" ON "order_steps" USING btree ("order_id","id");

CREATE INDEX "order_transitions_order_id_id_index" ON "order_transitions" USING btree ("order_id","id");

CREATE UNIQUE INDEX "orders_customer_id_idempotency_key_index" ON "orders" USING btree ("customer_id","idempotency_key");

CREATE UNIQUE INDEX "orders_one_live_per_cart_version" ON "orders" USING btree ("cart_id","cart_version") WHERE status not in ('FAILED', 'CANCELLED', 'EXPIRED');

CREATE INDEX "orders_customer_id_id_index" ON "orders" USING btree ("customer_id","id");

CREATE INDEX "orders_by_email" ON "orders" USING gin (lower("email") gin_trgm_ops);

CREATE INDEX "orders_unpaid" ON "orders" USING btree ("attend_at") WHERE status in ('PENDING', 'PAYMENT_PENDING');

CREATE INDEX "orders_uncommitted" ON "orders" USING btree ("paid_at") WHERE paid_at is not null and stock_committed_at is null and status in ('PAID', 'PROCESSING', 'SHIPPED', 'DELIVERED');

CREATE INDEX "orders_unreturned" ON "orders" USING btree ("id") WHERE stock_committed_at is not null and status = 'CANCELLED';

CREATE INDEX "orders_refunding" ON "orders" USING btree ("placed_at") WHERE payment_state = 'refunding';

CREATE INDEX "outbox_unpublished" ON "outbox" USING btree ("seq") WHERE "outbox"."published_at" is null;

CREATE INDEX "saved_addresses_customer_id_id_index" ON "saved_addresses" USING btree ("customer_id","id");

CREATE UNIQUE INDEX "saved_addresses_one_default" ON "saved_addresses" USING btree ("customer_id") WHERE is_default;

CREATE INDEX "seller_order_transitions_seller_order_id_id_index" ON "seller_order_transitions" USING btree ("seller_order_id","id");

CREATE INDEX "seller_orders_seller_id_id_index" ON "seller_orders" USING btree ("seller_id","id");

CREATE INDEX "seller_orders_unpaid" ON "seller_orders" USING btree ("seller_id") WHERE status in ('PENDING', 'PAYMENT_PENDING');

CREATE INDEX "seller_orders_to_ship" ON "seller_orders" USING btree ("seller_id","id") WHERE status in ('PAID', 'PROCESSING');

CREATE INDEX "shipment_lines_order_line_id_index" ON "shipment_lines" USING btree ("order_line_id");

CREATE INDEX "shipments_seller_order_id_index" ON "shipments" USING btree ("seller_order_id");
