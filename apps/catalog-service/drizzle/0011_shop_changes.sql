CREATE TABLE "shop_changes" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shop_changes_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" bigint DEFAULT pg_current_xact_id()::text::bigint NOT NULL,
	"tags" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "shop_changes_by_xid" ON "shop_changes" USING btree ("xid");--> statement-breakpoint
-- Written in the transaction that changes what the public sees, so that no way of changing it can forget to tell.
CREATE FUNCTION tell_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO shop_changes (tags) VALUES (ARRAY['*']);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION list_tags(category uuid, seller uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
  WITH RECURSIVE above AS (
    SELECT id, parent_id, slug FROM categories WHERE id = category
    UNION
    SELECT c.id, c.parent_id, c.slug FROM above JOIN categories c ON c.id = above.parent_id
  )
  SELECT ARRAY['lists'] || ARRAY(SELECT 'c:' || slug FROM above) || ARRAY(SELECT 's:' || slug FROM sellers WHERE id = seller)
$$;
--> statement-breakpoint
-- Of `changed`: products that came or went.
CREATE FUNCTION tell_of_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) > 200 FROM (SELECT FROM changed WHERE on_sale LIMIT 201) many) THEN
    INSERT INTO shop_changes (tags) VALUES (ARRAY['*']);
  ELSE
    INSERT INTO shop_changes (tags)
    SELECT array_agg(DISTINCT tag) FROM changed, unnest(list_tags(category_id, seller_id) || ('p:' || slug)) tag WHERE on_sale
    HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER products_told_added AFTER INSERT ON products
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_products();
--> statement-breakpoint
CREATE TRIGGER products_told_gone AFTER DELETE ON products
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_products();
--> statement-breakpoint
CREATE FUNCTION tell_of_changed_products() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE told text[];
BEGIN
  IF (SELECT count(*) > 200 FROM (SELECT FROM after LIMIT 201) many) THEN
    told := ARRAY['*'];
  ELSE
    -- Its text, pictures and variants change with its version.
    SELECT array_agg(DISTINCT tag) INTO told
    FROM before b JOIN after a ON a.id = b.id
      CROSS JOIN LATERAL unnest(list_tags(a.category_id, a.seller_id) || list_tags(b.category_id, b.seller_id) || ('p:' || a.slug)) tag
    WHERE (a.on_sale OR b.on_sale)
      AND (a.version, a.on_sale, a.min_price, a.max_price, a.compare_at, a.stock, a.rating_sum, a.rating_count, a.category_id)
        IS DISTINCT FROM
        (b.version, b.on_sale, b.min_price, b.max_price, b.compare_at, b.stock, b.rating_sum, b.rating_count, b.category_id);
  END IF;
  INSERT INTO shop_changes (tags) SELECT told WHERE told IS NOT NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER products_told_changed AFTER UPDATE ON products
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changed_products();
--> statement-breakpoint
CREATE FUNCTION tell_of_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO shop_changes (tags)
  SELECT CASE WHEN count(*) > 200 THEN ARRAY['*'] ELSE array_agg(DISTINCT 'p:' || p.slug) END
  FROM changed c JOIN variants v ON v.id = c.variant_id JOIN products p ON p.id = v.product_id WHERE p.on_sale
  HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER stock_told AFTER UPDATE ON stock_levels
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_stock();
--> statement-breakpoint
CREATE FUNCTION tell_of_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO shop_changes (tags)
  SELECT CASE WHEN count(*) > 200 THEN ARRAY['*'] ELSE array_agg(DISTINCT 'p:' || p.slug) END
  FROM changed c JOIN products p ON p.id = c.product_id WHERE p.on_sale
  HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER reviews_told_added AFTER INSERT ON reviews
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_reviews();
--> statement-breakpoint
CREATE TRIGGER reviews_told_changed AFTER UPDATE ON reviews
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_reviews();
--> statement-breakpoint
CREATE TRIGGER reviews_told_gone AFTER DELETE ON reviews
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_reviews();
--> statement-breakpoint
CREATE TRIGGER sellers_told_added AFTER INSERT OR DELETE ON sellers FOR EACH ROW EXECUTE FUNCTION tell_all();
--> statement-breakpoint
CREATE TRIGGER sellers_told_changed AFTER UPDATE ON sellers
  FOR EACH ROW WHEN (old IS DISTINCT FROM new) EXECUTE FUNCTION tell_all();
--> statement-breakpoint
CREATE TRIGGER categories_told_added AFTER INSERT OR DELETE ON categories FOR EACH ROW EXECUTE FUNCTION tell_all();
--> statement-breakpoint
-- Words that wait to be made anew are nothing to see.
CREATE TRIGGER categories_told_changed AFTER UPDATE ON categories
  FOR EACH ROW WHEN (old.stale_from IS NOT DISTINCT FROM new.stale_from AND old IS DISTINCT FROM new) EXECUTE FUNCTION tell_all();
