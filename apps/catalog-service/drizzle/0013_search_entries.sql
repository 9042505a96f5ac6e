DROP INDEX "products_search";--> statement-breakpoint
ALTER TABLE "products" DROP COLUMN "cells";--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE "swatches" (
	"value" text PRIMARY KEY NOT NULL,
	"color" text NOT NULL
);
--> statement-breakpoint
-- Colours that lists show as swatches are found by as an attribute is.
CREATE OR REPLACE FUNCTION product_tags(p products) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY['c:' || p.category_id, 's:' || p.seller_id]
    || CASE WHEN p.stock <> 'out' THEN ARRAY['in'] ELSE '{}' END
    || CASE WHEN p.compare_at > p.min_price THEN ARRAY['offer'] ELSE '{}' END
    || ARRAY(SELECT 'r:' || stars FROM generate_series(1, 5) stars WHERE p.rating_count > 0 AND p.rating_sum >= stars * p.rating_count)
    || ARRAY(
      SELECT 'a:' || key || '=' || v FROM jsonb_each(p.attributes) a(key, list), jsonb_array_elements_text(list) v
      UNION
      SELECT 'a:colour=' || (v->>'value') FROM jsonb_array_elements(p.options) o, jsonb_array_elements(o->'values') v
      WHERE v->>'color' IS NOT NULL)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION describe_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What is off sale is not kept up to date: it is written anew when it comes back.
  IF tg_op = 'INSERT' OR (new.on_sale AND NOT old.on_sale) OR (new.words, new.category_id, new.options, new.attributes)
    IS DISTINCT FROM (old.words, old.category_id, old.options, old.attributes) THEN
    new.words := product_words(new.seller_id, new.category_id, new.options, new.attributes);
    IF new.options @? '$[*].values[*].color ? (@ <> null)' THEN
      -- Each in its turn, so that two who add the same ones never wait for each other.
      INSERT INTO swatches (value, color)
      SELECT DISTINCT ON (v->>'value') v->>'value', v->>'color'
      FROM jsonb_array_elements(new.options) o, jsonb_array_elements(o->'values') v
      WHERE v->>'color' IS NOT NULL ORDER BY v->>'value'
      ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  new.tags := product_tags(new);
  RETURN new;
END $$;
--> statement-breakpoint
UPDATE products SET words = '' WHERE options @? '$[*].values[*].color ? (@ <> null)' AND on_sale;
--> statement-breakpoint
CREATE FUNCTION enter_products(changed uuid[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM search_entries WHERE id = ANY(changed);
  INSERT INTO search_entries
  SELECT place, id, category_id, seller_id, min_price, compare_at, stock, rating_sum, rating_count,
    ARRAY(SELECT tag FROM unnest(tags) tag WHERE tag LIKE 'a:%')
  FROM products WHERE on_sale AND id = ANY(changed) ORDER BY place
$$;
--> statement-breakpoint
INSERT INTO search_entries
SELECT place, id, category_id, seller_id, min_price, compare_at, stock, rating_sum, rating_count,
  ARRAY(SELECT tag FROM unnest(tags) tag WHERE tag LIKE 'a:%')
FROM products WHERE on_sale ORDER BY place;
--> statement-breakpoint
CREATE FUNCTION log_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'INSERT' THEN
    PERFORM enter_products(ARRAY(SELECT id FROM after));
  ELSIF tg_op = 'DELETE' THEN
    PERFORM enter_products(ARRAY(SELECT id FROM before));
  ELSE
    PERFORM enter_products(ARRAY(
      SELECT a.id FROM before b JOIN after a ON a.id = b.id
      WHERE (b.on_sale, b.min_price, b.compare_at, b.stock, b.rating_sum, b.rating_count, b.tags, b.search, b.title_search)
        IS DISTINCT FROM (a.on_sale, a.min_price, a.compare_at, a.stock, a.rating_sum, a.rating_count, a.tags, a.search, a.title_search)));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER entries_added AFTER INSERT ON products
  REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION log_entries();
--> statement-breakpoint
CREATE TRIGGER entries_changed AFTER UPDATE ON products
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION log_entries();
--> statement-breakpoint
CREATE TRIGGER entries_gone AFTER DELETE ON products
  REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION log_entries();
--> statement-breakpoint
-- What an entry is found by stands in its product's row and never changes while the entry lives, for a change writes it
-- anew: so these may be called immutable, and an index may hold what they say though the entry does not.
CREATE FUNCTION search_of(product uuid) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT search FROM public.products WHERE id = product
$$;
--> statement-breakpoint
CREATE FUNCTION title_of(product uuid) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT title_search FROM public.products WHERE id = product
$$;
--> statement-breakpoint
CREATE FUNCTION tags_of(product uuid) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT tags FROM public.products WHERE id = product
$$;
--> statement-breakpoint
-- The block of neighbours an entry came among and, below zero, the step of its price: to look through the index piece by piece.
CREATE FUNCTION cells_of(place bigint, price bigint) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY[(place >> 15)::int, -1 - public.price_step(price)]
$$;
--> statement-breakpoint
CREATE INDEX "search_entries_found" ON "search_entries" USING gin (search_of("id"),title_of("id"),tags_of("id"),cells_of("place", "min_price")) WITH (fastupdate=false);
