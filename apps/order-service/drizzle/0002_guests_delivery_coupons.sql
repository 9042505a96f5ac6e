CREATE TABLE "coupon_customers" (
	"coupon_id" uuid NOT NULL,
	"customer_key" text NOT NULL,
	"uses" integer NOT NULL,
	"use_limit" integer,
	CONSTRAINT "coupon_customers_coupon_id_customer_key_pk" PRIMARY KEY("coupon_id","customer_key"),
	CONSTRAINT "coupon_already_used" CHECK ("coupon_customers"."uses" >= 0 and "coupon_customers"."uses" <= "coupon_customers"."use_limit")
);
--> statement-breakpoint
CREATE TABLE "coupon_redemptions" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"coupon_id" uuid NOT NULL,
	"customer_keys" text[] NOT NULL,
	"amount" bigint NOT NULL,
	"redeemed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"given_back_at" timestamp with time zone,
	CONSTRAINT "coupon_redemption_amount" CHECK ("coupon_redemptions"."amount" > 0)
);
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE "saved_addresses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"address" jsonb NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "order_total";--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "order_amounts";--> statement-breakpoint
ALTER TABLE "seller_orders" DROP CONSTRAINT "seller_order_total";--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "coupon_id" uuid;--> statement-breakpoint
ALTER TABLE "known_variants" ADD COLUMN "seller_country" text;--> statement-breakpoint
ALTER TABLE "known_variants" ADD COLUMN "dispatch_days" jsonb;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "discount_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "discount_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "coupon_code" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "track_token" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "price_offer" jsonb;--> statement-breakpoint
ALTER TABLE "seller_orders" ADD COLUMN "delivery_label" text DEFAULT 'Standard delivery' NOT NULL;--> statement-breakpoint
ALTER TABLE "seller_orders" ADD COLUMN "discount_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "coupon_customers" ADD CONSTRAINT "coupon_customers_coupon_id_coupons_id_fk" FOREIGN KEY ("coupon_id") REFERENCES "public"."coupons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_redemptions" ADD CONSTRAINT "coupon_redemptions_coupon_id_coupons_id_fk" FOREIGN KEY ("coupon_id") REFERENCES "public"."coupons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coupon_redemptions_coupon_id_index" ON "coupon_redemptions" USING btree ("coupon_id");--> statement-breakpoint
CREATE INDEX "coupons_created_at_index" ON "coupons" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "saved_addresses_customer_id_id_index" ON "saved_addresses" USING btree ("customer_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_addresses_one_default" ON "saved_addresses" USING btree ("customer_id") WHERE is_default;--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_coupon_id_coupons_id_fk" FOREIGN KEY ("coupon_id") REFERENCES "public"."coupons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_line_discount" CHECK ("order_lines"."discount_amount" between 0 and "order_lines"."line_total");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "order_discount" CHECK ("orders"."discount_amount" <= "orders"."items_amount" and ("orders"."discount_amount" = 0 or "orders"."coupon_code" is not null));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "order_total" CHECK ("orders"."total_amount" = "orders"."items_amount" + "orders"."shipping_amount" - "orders"."discount_amount");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "order_amounts" CHECK (least("orders"."items_amount", "orders"."shipping_amount", "orders"."discount_amount") >= 0);--> statement-breakpoint
ALTER TABLE "seller_orders" ADD CONSTRAINT "seller_order_discount" CHECK ("seller_orders"."discount_amount" between 0 and "seller_orders"."items_amount");--> statement-breakpoint
ALTER TABLE "seller_orders" ADD CONSTRAINT "seller_order_total" CHECK ("seller_orders"."total_amount" = "seller_orders"."items_amount" + "seller_orders"."shipping_amount" - "seller_orders"."discount_amount");