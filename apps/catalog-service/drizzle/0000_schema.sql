-- Written by `npm run schema` from schema.ts.
CREATE TABLE "categories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"parent_id" uuid,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"names" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"intro" text NOT NULL,
	"intros" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"hue" integer NOT NULL,
	"position" integer NOT NULL,
	"attributes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"stale_from" uuid,
	CONSTRAINT "categories_slug_unique" UNIQUE("slug"),
	CONSTRAINT "categories_hue" CHECK ("categories"."hue" between 0 and 359),
	CONSTRAINT "categories_parent" CHECK ("categories"."parent_id" <> "categories"."id")
);

CREATE TABLE "ended_sessions" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"heard_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "inbox" (
	"consumer" text NOT NULL,
	"event_id" uuid NOT NULL,
	"handled_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbox_consumer_event_id_pk" PRIMARY KEY("consumer","event_id")
);

CREATE TABLE "media" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seller_id" uuid NOT NULL,
	"type" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"color" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"unused_since" timestamp with time zone DEFAULT now(),
	CONSTRAINT "media_state" CHECK ("media"."state" in ('waiting', 'ready', 'failed')),
	CONSTRAINT "media_type" CHECK ("media"."type" in ('jpeg', 'png', 'webp', 'avif'))
);

CREATE TABLE "order_holds" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"answer" jsonb,
	"closed_at" timestamp with time zone,
	"given_back" uuid[] DEFAULT '{}' NOT NULL,
	"ask_at" timestamp with time zone,
	"asks" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
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

CREATE TABLE "product_media" (
	"product_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	CONSTRAINT "product_media_product_id_media_id_pk" PRIMARY KEY("product_id","media_id")
);

CREATE TABLE "products" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seller_id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"description" text NOT NULL,
	"facts" jsonb NOT NULL,
	"options" jsonb NOT NULL,
	"pictures" jsonb NOT NULL,
	"currency" char(3) NOT NULL,
	"status" text NOT NULL,
	"blocked_reason" text,
	"on_sale" boolean NOT NULL,
	"min_price" bigint,
	"max_price" bigint,
	"compare_at" bigint,
	"stock" text DEFAULT 'out' NOT NULL,
	"rating_sum" integer DEFAULT 0 NOT NULL,
	"rating_count" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english'::regconfig, title), 'A') || setweight(to_tsvector('simple'::regconfig, title), 'A') || setweight(to_tsvector('english'::regconfig, summary || ' ' || words), 'B') || setweight(to_tsvector('simple'::regconfig, words), 'B') || setweight(to_tsvector('english'::regconfig, description), 'D')) STORED NOT NULL,
	"title_search" "tsvector" GENERATED ALWAYS AS (to_tsvector('english'::regconfig, title)) STORED NOT NULL,
	"place" bigint GENERATED ALWAYS AS IDENTITY (sequence name "products_place_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "products_slug_unique" UNIQUE("slug"),
	CONSTRAINT "products_status" CHECK ("products"."status" in ('draft', 'active', 'archived')),
	CONSTRAINT "products_stock" CHECK ("products"."stock" in ('in', 'low', 'out')),
	CONSTRAINT "products_rating" CHECK ("products"."rating_count" >= 0 and "products"."rating_sum" between "products"."rating_count" and 5 * "products"."rating_count"),
	CONSTRAINT "products_prices" CHECK ("products"."min_price" >= 0 and "products"."max_price" >= "products"."min_price"),
	CONSTRAINT "products_on_sale" CHECK (not "products"."on_sale" or ("products"."status" = 'active' and "products"."blocked_reason" is null and "products"."min_price" is not null))
);

CREATE TABLE "purchases" (
	"customer_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"author" text NOT NULL,
	"variant_label" text NOT NULL,
	"delivered_at" timestamp with time zone NOT NULL,
	"announced_at" timestamp with time zone,
	CONSTRAINT "purchases_customer_id_product_id_pk" PRIMARY KEY("customer_id","product_id")
);

CREATE TABLE "reservations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"qty" integer NOT NULL,
	"state" text DEFAULT 'held' NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "reservations_qty" CHECK ("reservations"."qty" > 0),
	CONSTRAINT "reservations_state" CHECK ("reservations"."state" in ('held', 'committed', 'released'))
);

CREATE TABLE "review_votes" (
	"review_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_votes_review_id_customer_id_pk" PRIMARY KEY("review_id","customer_id")
);

CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"author" text NOT NULL,
	"variant_label" text NOT NULL,
	"stars" integer NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone,
	"hidden_reason" text,
	"hidden_at" timestamp with time zone,
	"reply" text,
	"replied_at" timestamp with time zone,
	"helpful_count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "reviews_stars" CHECK ("reviews"."stars" between 1 and 5),
	CONSTRAINT "reviews_hidden" CHECK (("reviews"."hidden_at" is null) = ("reviews"."hidden_reason" is null)),
	CONSTRAINT "reviews_reply" CHECK (("reviews"."replied_at" is null) = ("reviews"."reply" is null)),
	CONSTRAINT "reviews_helpful" CHECK ("reviews"."helpful_count" >= 0)
);

CREATE TABLE "revocations" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"not_before" timestamp with time zone NOT NULL
);

CREATE TABLE "search_changes" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_changes_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"delta" integer NOT NULL,
	"category_id" uuid NOT NULL,
	"tags" text[] NOT NULL,
	"terms" text[] NOT NULL
);

CREATE TABLE "search_entries" (
	"place" bigint NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"category_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"min_price" bigint NOT NULL,
	"compare_at" bigint,
	"stock" text NOT NULL,
	"rating_sum" integer NOT NULL,
	"rating_count" integer NOT NULL,
	"tags" text[] NOT NULL
);

CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL,
	"stem" text NOT NULL,
	"n" integer NOT NULL,
	"keys" text[] NOT NULL
);

CREATE TABLE "seller_totals" (
	"seller_id" uuid PRIMARY KEY NOT NULL,
	"products" integer NOT NULL,
	"stars" bigint NOT NULL,
	"reviews" integer NOT NULL
);

CREATE TABLE "sellers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"name" text DEFAULT '' NOT NULL,
	"slug" text DEFAULT '' NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"story" text DEFAULT '' NOT NULL,
	"shipping_amount" bigint DEFAULT 0 NOT NULL,
	"standing" text DEFAULT 'pending' NOT NULL,
	"shipping_policy" text DEFAULT '' NOT NULL,
	"returns_policy" text DEFAULT '' NOT NULL,
	"dispatch_min" integer DEFAULT 1 NOT NULL,
	"dispatch_max" integer DEFAULT 3 NOT NULL,
	"return_days" integer DEFAULT 30 NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	"as_of" timestamp with time zone,
	CONSTRAINT "sellers_standing" CHECK ("sellers"."standing" in ('pending', 'active', 'blocked')),
	CONSTRAINT "sellers_dispatch" CHECK ("sellers"."dispatch_min" between 0 and "sellers"."dispatch_max")
);

CREATE TABLE "shop_changes" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shop_changes_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" bigint DEFAULT pg_current_xact_id()::text::bigint NOT NULL,
	"tags" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "stock_alert_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"purpose" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "stock_alert_links_hashed" CHECK ("stock_alert_links"."token_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "stock_alert_links_purpose" CHECK ("stock_alert_links"."purpose" in ('confirm', 'end'))
);

CREATE TABLE "stock_alerts" (
	"variant_id" uuid NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	"asked_by" uuid,
	CONSTRAINT "stock_alerts_variant_id_email_pk" PRIMARY KEY("variant_id","email")
);

CREATE TABLE "stock_levels" (
	"variant_id" uuid PRIMARY KEY NOT NULL,
	"available" integer DEFAULT 0 NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "stock_levels_available" CHECK ("stock_levels"."available" >= 0),
	CONSTRAINT "stock_levels_reserved" CHECK ("stock_levels"."reserved" >= 0)
);

CREATE TABLE "stock_movements" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stock_movements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"variant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"qty" integer NOT NULL,
	"cause" text NOT NULL,
	"order_id" uuid,
	"reservation_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stock_movements_kind" CHECK ("stock_movements"."kind" in ('receive', 'adjust', 'reserve', 'commit', 'release', 'restock')),
	CONSTRAINT "stock_movements_qty" CHECK ("stock_movements"."qty" > 0 or ("stock_movements"."kind" = 'adjust' and "stock_movements"."qty" <> 0)),
	CONSTRAINT "stock_movements_reservation" CHECK (("stock_movements"."kind" in ('receive', 'adjust')) = ("stock_movements"."reservation_id" is null))
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

CREATE TABLE "swatches" (
	"value" text PRIMARY KEY NOT NULL,
	"color" text NOT NULL
);

CREATE TABLE "tag_counts" (
	"category_id" uuid NOT NULL,
	"tag" text NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "tag_counts_category_id_tag_pk" PRIMARY KEY("category_id","tag")
);

CREATE TABLE "variant_prices" (
	"variant_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"amount" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"valid_from" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "variant_prices_variant_id_version_pk" PRIMARY KEY("variant_id","version")
);

CREATE TABLE "variants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"sku" text NOT NULL,
	"options" jsonb NOT NULL,
	"label" text NOT NULL,
	"image_url" text,
	"price" bigint,
	"price_version" integer DEFAULT 1 NOT NULL,
	"compare_at" bigint,
	"threshold" integer NOT NULL,
	"position" integer NOT NULL,
	"retired" boolean DEFAULT false NOT NULL,
	"archived" boolean DEFAULT false NOT NULL,
	CONSTRAINT "variants_archived" CHECK ("variants"."retired" or not "variants"."archived"),
	CONSTRAINT "variants_price" CHECK ("variants"."price" >= 0),
	CONSTRAINT "variants_threshold" CHECK ("variants"."threshold" >= 0)
);

CREATE TABLE "verified_members" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL
);

ALTER TABLE "categories" ADD CONSTRAINT "categories_parent_id_categories_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "product_media" ADD CONSTRAINT "product_media_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "product_media" ADD CONSTRAINT "product_media_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "products" ADD CONSTRAINT "products_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "purchases" ADD CONSTRAINT "purchases_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "reservations" ADD CONSTRAINT "reservations_order_id_order_holds_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order_holds"("order_id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "reservations" ADD CONSTRAINT "reservations_variant_id_stock_levels_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."stock_levels"("variant_id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "review_votes" ADD CONSTRAINT "review_votes_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;

ALTER TABLE "reviews" ADD CONSTRAINT "reviews_of_purchases" FOREIGN KEY ("customer_id","product_id") REFERENCES "public"."purchases"("customer_id","product_id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "stock_alerts" ADD CONSTRAINT "stock_alerts_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_variant_id_stock_levels_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."stock_levels"("variant_id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_reservation_id_reservations_id_fk" FOREIGN KEY ("reservation_id") REFERENCES "public"."reservations"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "variant_prices" ADD CONSTRAINT "variant_prices_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "variants" ADD CONSTRAINT "variants_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;

CREATE INDEX "categories_by_parent" ON "categories" USING btree ("parent_id");

CREATE INDEX "ended_sessions_by_time" ON "ended_sessions" USING btree ("heard_at");

CREATE INDEX "media_waiting" ON "media" USING btree ("next_try_at") WHERE state = 'waiting';

CREATE INDEX "media_unused" ON "media" USING btree ("unused_since") WHERE unused_since is not null;

CREATE INDEX "outbox_unpublished" ON "outbox" USING btree ("seq") WHERE "outbox"."published_at" is null;

CREATE INDEX "product_media_by_media" ON "product_media" USING btree ("media_id");

CREATE INDEX "products_by_price" ON "products" USING btree ("min_price","id") WHERE on_sale;

CREATE INDEX "products_by_category" ON "products" USING btree ("category_id","id") WHERE on_sale;

CREATE INDEX "products_by_category_price" ON "products" USING btree ("category_id","min_price","id") WHERE on_sale;

CREATE INDEX "products_by_seller" ON "products" USING btree ("seller_id","id");

CREATE INDEX "products_by_title" ON "products" USING gin ("title" gin_trgm_ops);

CREATE INDEX "products_aside" ON "products" USING btree ("status","id") WHERE "products"."status" <> 'active';

CREATE INDEX "products_blocked" ON "products" USING btree ("id") WHERE "products"."blocked_reason" is not null;

CREATE UNIQUE INDEX "reservations_live" ON "reservations" USING btree ("order_id","variant_id") WHERE state <> 'released';

CREATE INDEX "reservations_expiring" ON "reservations" USING btree ("expires_at") WHERE state = 'held';

CREATE UNIQUE INDEX "reviews_once" ON "reviews" USING btree ("product_id","customer_id");

CREATE INDEX "reviews_newest" ON "reviews" USING btree ("product_id","id") WHERE hidden_at is null;

CREATE INDEX "reviews_by_stars" ON "reviews" USING btree ("product_id","stars","id") WHERE hidden_at is null;

CREATE INDEX "reviews_by_helpful" ON "reviews" USING btree ("product_id","helpful_count","id") WHERE hidden_at is null;

CREATE INDEX "reviews_by_seller" ON "reviews" USING btree ("seller_id","id");

CREATE INDEX "search_entries_found" ON "search_entries" USING gin (search_of("id"),title_of("id"),tags_of("id"),cells_of("place", "min_price")) WITH (fastupdate=false);

CREATE INDEX "search_words_by_start" ON "search_words" USING btree ("word" text_pattern_ops);

CREATE INDEX "search_words_by_stem" ON "search_words" USING btree ("stem");

CREATE INDEX "search_words_by_key" ON "search_words" USING gin ("keys");

CREATE INDEX "search_words_unused" ON "search_words" USING btree ("word") WHERE n <= 0;

CREATE INDEX "sellers_slug" ON "sellers" USING btree ("slug");

CREATE INDEX "shop_changes_by_xid" ON "shop_changes" USING btree ("xid");

CREATE UNIQUE INDEX "stock_alert_links_one_to_confirm" ON "stock_alert_links" USING btree ("email") WHERE purpose = 'confirm';

CREATE INDEX "stock_alert_links_by_end" ON "stock_alert_links" USING btree ("expires_at");

CREATE INDEX "stock_alerts_due" ON "stock_alerts" USING btree ("due_at") WHERE due_at is not null and confirmed_at is not null;

CREATE INDEX "stock_alerts_unconfirmed" ON "stock_alerts" USING btree ("created_at") WHERE confirmed_at is null;

CREATE INDEX "stock_alerts_of_person" ON "stock_alerts" USING btree ("email");

CREATE INDEX "stock_alerts_by_age" ON "stock_alerts" USING btree ("created_at");

CREATE INDEX "stock_movements_by_variant" ON "stock_movements" USING btree ("variant_id");

CREATE UNIQUE INDEX "stock_movements_once" ON "stock_movements" USING btree ("reservation_id","kind") WHERE reservation_id is not null;

CREATE INDEX "tag_counts_by_tag" ON "tag_counts" USING btree ("tag");

CREATE INDEX "variants_by_product" ON "variants" USING btree ("product_id","position");

CREATE UNIQUE INDEX "variants_sku" ON "variants" USING btree ("seller_id","sku") WHERE not retired and sku <> '';

CREATE INDEX "variants_by_sku" ON "variants" USING gin ("sku" gin_trgm_ops);
