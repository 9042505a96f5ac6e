-- Prices in steps of a quarter of a doubling: step 0 is nothing, each four steps on is twice as much.
CREATE FUNCTION price_step(amount bigint) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT floor(4 * ln(amount + 1::float8) / ln(2::float8))::int
$$;--> statement-breakpoint
DROP INDEX "products_search";--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "place" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "products_place_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
  ADD COLUMN "cells" integer[] GENERATED ALWAYS AS (array[(place >> 15)::int, -1 - price_step(min_price)]) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "products_search" ON "products" USING gin ("search","title_search","tags","cells") WITH (fastupdate=false) WHERE on_sale;
