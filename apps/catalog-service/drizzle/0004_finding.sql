CREATE TABLE "search_changes" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_changes_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"delta" integer NOT NULL,
	"category_id" uuid NOT NULL,
	"tags" text[] NOT NULL,
	"terms" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL,
	"stem" text NOT NULL,
	"n" integer NOT NULL,
	"keys" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tag_counts" (
	"category_id" uuid NOT NULL,
	"tag" text NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "tag_counts_category_id_tag_pk" PRIMARY KEY("category_id","tag")
);
--> statement-breakpoint
DROP INDEX "products_search";--> statement-breakpoint
ALTER TABLE "products" ALTER COLUMN "words" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "categories" ADD COLUMN "attributes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "categories" ADD COLUMN "stale_from" uuid;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "attributes" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "title_search" "tsvector" GENERATED ALWAYS AS (to_tsvector('english'::regconfig, title)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "shipping_policy" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "returns_policy" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "dispatch_min" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "dispatch_max" integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "joined_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "search_words_by_start" ON "search_words" USING btree ("word" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "search_words_by_stem" ON "search_words" USING btree ("stem");--> statement-breakpoint
CREATE INDEX "search_words_by_key" ON "search_words" USING gin ("keys");--> statement-breakpoint
CREATE INDEX "search_words_unused" ON "search_words" USING btree ("word") WHERE n <= 0;--> statement-breakpoint
CREATE INDEX "tag_counts_by_tag" ON "tag_counts" USING btree ("tag");--> statement-breakpoint
CREATE INDEX "categories_by_parent" ON "categories" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "products_by_category_price" ON "products" USING btree ("category_id","min_price","id") WHERE on_sale;--> statement-breakpoint
CREATE INDEX "products_search" ON "products" USING gin ("search","title_search","tags") WHERE on_sale;--> statement-breakpoint
ALTER TABLE "sellers" ADD CONSTRAINT "sellers_dispatch" CHECK ("sellers"."dispatch_min" between 0 and "sellers"."dispatch_max");