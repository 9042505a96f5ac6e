CREATE TYPE "public"."order_status" AS ENUM('PENDING', 'PAYMENT_PENDING', 'PAID', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'FAILED', 'CANCELLED', 'EXPIRED', 'REFUNDED');--> statement-breakpoint
CREATE TABLE "allowed_transitions" (
	"from_status" "order_status",
	"to_status" "order_status" NOT NULL,
	CONSTRAINT "allowed_transitions_edge" UNIQUE NULLS NOT DISTINCT("from_status","to_status")
);
--> statement-breakpoint
CREATE TABLE "blocked_sellers" (
	"seller_id" uuid PRIMARY KEY NOT NULL,
	"blocked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cart_lines" (
	"cart_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"quantity" smallint NOT NULL,
	"seen_price" bigint NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_lines_cart_id_variant_id_pk" PRIMARY KEY("cart_id","variant_id"),
	CONSTRAINT "cart_line_quantity" CHECK ("cart_lines"."quantity" between 1 and 99)
);
--> statement-breakpoint
CREATE TABLE "carts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"next_order_id" uuid,
	"address" jsonb,
	"email" text,
	"delivery" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_state" CHECK ("carts"."state" in ('active', 'ordered', 'merged'))
);
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE "inbox" (
	"consumer" text NOT NULL,
	"event_id" uuid NOT NULL,
	"handled_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbox_consumer_event_id_pk" PRIMARY KEY("consumer","event_id")
);
--> statement-breakpoint
CREATE TABLE "known_stock" (
	"variant_id" uuid PRIMARY KEY NOT NULL,
	"available" integer NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "known_variants" (
	"variant_id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"seller_name" text NOT NULL,
	"seller_slug" text NOT NULL,
	"shipping_amount" bigint NOT NULL,
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
--> statement-breakpoint
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
	"commission_rate" smallint NOT NULL,
	"shipped_quantity" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "order_lines_orderId_variantId_unique" UNIQUE("order_id","variant_id"),
	CONSTRAINT "order_line_quantity" CHECK ("order_lines"."quantity" between 1 and 99),
	CONSTRAINT "order_line_total" CHECK ("order_lines"."line_total" = "order_lines"."quantity" * "order_lines"."unit_price" and "order_lines"."unit_price" >= 0),
	CONSTRAINT "order_line_shipped" CHECK ("order_lines"."shipped_quantity" between 0 and "order_lines"."quantity")
);
--> statement-breakpoint
CREATE TABLE "order_steps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "order_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" uuid NOT NULL,
	"step" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempt" integer NOT NULL,
	"outcome" text NOT NULL,
	"detail" text
);
--> statement-breakpoint
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
--> statement-breakpoint
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
	"total_amount" bigint NOT NULL,
	"cart_id" uuid NOT NULL,
	"cart_version" integer NOT NULL,
	"idempotency_key" uuid,
	"placed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"paid_at" timestamp with time zone,
	"payment_state" text NOT NULL,
	"payment_reason" text,
	"pay_url" text,
	"cancel_by" text,
	"cancel_actor_id" uuid,
	"cancel_reason" text,
	"attend_at" timestamp with time zone,
	"attend_count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "orders_number_unique" UNIQUE("number"),
	CONSTRAINT "order_total" CHECK ("orders"."total_amount" = "orders"."items_amount" + "orders"."shipping_amount"),
	CONSTRAINT "order_amounts" CHECK (least("orders"."items_amount", "orders"."shipping_amount") >= 0),
	CONSTRAINT "order_payment_state" CHECK ("orders"."payment_state" in ('waiting', 'declined', 'paid', 'refunding', 'refunded', 'none')),
	CONSTRAINT "order_hold" CHECK ("orders"."status" <> 'PAYMENT_PENDING' or "orders"."expires_at" is not null),
	CONSTRAINT "order_paid_before_shipped" CHECK ("orders"."status" not in ('PAID', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'REFUNDED') or "orders"."paid_at" is not null)
);
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE "revocations" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"not_before" timestamp with time zone NOT NULL
);
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE "seller_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"seller_name" text NOT NULL,
	"seller_slug" text NOT NULL,
	"status" "order_status" NOT NULL,
	"position" smallint NOT NULL,
	"delivery_method" text NOT NULL,
	"items_amount" bigint NOT NULL,
	"shipping_amount" bigint NOT NULL,
	"total_amount" bigint NOT NULL,
	"commission_amount" bigint NOT NULL,
	"earliest" date NOT NULL,
	"latest" date NOT NULL,
	CONSTRAINT "seller_orders_orderId_sellerId_unique" UNIQUE("order_id","seller_id"),
	CONSTRAINT "seller_orders_identity" UNIQUE("id","order_id","seller_id"),
	CONSTRAINT "seller_order_total" CHECK ("seller_orders"."total_amount" = "seller_orders"."items_amount" + "seller_orders"."shipping_amount"),
	CONSTRAINT "seller_order_amounts" CHECK (least("seller_orders"."items_amount", "seller_orders"."shipping_amount", "seller_orders"."commission_amount") >= 0 and "seller_orders"."commission_amount" <= "seller_orders"."total_amount")
);
--> statement-breakpoint
CREATE TABLE "shipment_lines" (
	"shipment_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"quantity" smallint NOT NULL,
	CONSTRAINT "shipment_lines_shipment_id_order_line_id_pk" PRIMARY KEY("shipment_id","order_line_id"),
	CONSTRAINT "shipment_line_quantity" CHECK ("shipment_lines"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seller_order_id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"tracking_number" text NOT NULL,
	"shipped_at" timestamp with time zone DEFAULT now() NOT NULL,
	"delivered_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_sit_in_their_seller_order" FOREIGN KEY ("seller_order_id","order_id","seller_id") REFERENCES "public"."seller_orders"("id","order_id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_transitions" ADD CONSTRAINT "order_transitions_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_transitions" ADD CONSTRAINT "order_transitions_legal" FOREIGN KEY ("from_status","to_status") REFERENCES "public"."allowed_transitions"("from_status","to_status") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seller_order_transitions" ADD CONSTRAINT "seller_order_transitions_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seller_order_transitions" ADD CONSTRAINT "seller_order_transitions_legal" FOREIGN KEY ("from_status","to_status") REFERENCES "public"."allowed_transitions"("from_status","to_status") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seller_orders" ADD CONSTRAINT "seller_orders_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_lines" ADD CONSTRAINT "shipment_lines_shipment_id_shipments_id_fk" FOREIGN KEY ("shipment_id") REFERENCES "public"."shipments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_lines" ADD CONSTRAINT "shipment_lines_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "carts_one_active" ON "carts" USING btree ("customer_id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "carts_customer_id_created_at_index" ON "carts" USING btree ("customer_id","created_at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_unfinished" ON "idempotency_keys" USING btree ("lease_until") WHERE state = 'in_progress';--> statement-breakpoint
CREATE INDEX "known_variants_product_id_index" ON "known_variants" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "order_lines_seller_order_id_index" ON "order_lines" USING btree ("seller_order_id");--> statement-breakpoint
CREATE INDEX "order_steps_order_id_id_index" ON "order_steps" USING btree ("order_id","id");--> statement-breakpoint
CREATE INDEX "order_transitions_order_id_id_index" ON "order_transitions" USING btree ("order_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_customer_id_idempotency_key_index" ON "orders" USING btree ("customer_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_one_live_per_cart_version" ON "orders" USING btree ("cart_id","cart_version") WHERE status not in ('FAILED', 'CANCELLED', 'EXPIRED');--> statement-breakpoint
CREATE INDEX "orders_customer_id_id_index" ON "orders" USING btree ("customer_id","id");--> statement-breakpoint
CREATE INDEX "orders_unpaid" ON "orders" USING btree ("attend_at") WHERE status in ('PENDING', 'PAYMENT_PENDING');--> statement-breakpoint
CREATE INDEX "outbox_unpublished" ON "outbox" USING btree ("seq") WHERE "outbox"."published_at" is null;--> statement-breakpoint
CREATE INDEX "seller_order_transitions_seller_order_id_id_index" ON "seller_order_transitions" USING btree ("seller_order_id","id");--> statement-breakpoint
CREATE INDEX "seller_orders_seller_id_id_index" ON "seller_orders" USING btree ("seller_id","id");--> statement-breakpoint
CREATE INDEX "seller_orders_unpaid" ON "seller_orders" USING btree ("seller_id") WHERE status in ('PENDING', 'PAYMENT_PENDING');--> statement-breakpoint
CREATE INDEX "shipment_lines_order_line_id_index" ON "shipment_lines" USING btree ("order_line_id");--> statement-breakpoint
CREATE INDEX "shipments_seller_order_id_index" ON "shipments" USING btree ("seller_order_id");