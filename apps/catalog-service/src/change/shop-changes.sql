-- Written in the transaction that changes what the public sees, so that no way of changing it can forget to tell.
CREATE OR REPLACE FUNCTION tell_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO shop_changes (tags) VALUES (ARRAY['*']);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION list_tags(category uuid, seller uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
  WITH RECURSIVE above AS (
    SELECT id, parent_id, slug FROM categories WHERE id = category
    UNION
    SELECT c.id, c.parent_id, c.slug FROM above JOIN categories c ON c.id = above.parent_id
  )
  SELECT ARRAY['lists'] || ARRAY(SELECT 'c:' || slug FROM above) || ARRAY(SELECT 's:' || slug FROM sellers WHERE id = seller)
$$;

-- Of `changed`: products that came or went.
CREATE OR REPLACE FUNCTION tell_of_products() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE TRIGGER products_told_added AFTER INSERT ON products
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_products();

CREATE TRIGGER products_told_gone AFTER DELETE ON products
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_products();

CREATE OR REPLACE FUNCTION tell_of_changed_products() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE TRIGGER products_told_changed AFTER UPDATE ON products
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changed_products();

-- Along the keys, as in apply_movements().
CREATE OR REPLACE FUNCTION tell_of_stock() RETURNS trigger LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  INSERT INTO shop_changes (tags)
  SELECT CASE WHEN count(*) > 200 THEN ARRAY['*'] ELSE array_agg(DISTINCT 'p:' || p.slug) END
  FROM changed c JOIN variants v ON v.id = c.variant_id JOIN products p ON p.id = v.product_id WHERE p.on_sale
  HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE TRIGGER stock_told AFTER UPDATE ON stock_levels
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_stock();

CREATE OR REPLACE FUNCTION tell_of_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO shop_changes (tags)
  SELECT CASE WHEN count(*) > 200 THEN ARRAY['*'] ELSE array_agg(DISTINCT 'p:' || p.slug) END
  FROM changed c JOIN products p ON p.id = c.product_id WHERE p.on_sale
  HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE TRIGGER reviews_told_added AFTER INSERT ON reviews
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_reviews();

CREATE TRIGGER reviews_told_changed AFTER UPDATE ON reviews
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_reviews();

CREATE TRIGGER reviews_told_gone AFTER DELETE ON reviews
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_reviews();

CREATE TRIGGER sellers_told_added AFTER INSERT OR DELETE ON sellers FOR EACH ROW EXECUTE FUNCTION tell_all();

CREATE TRIGGER sellers_told_changed AFTER UPDATE ON sellers
  FOR EACH ROW WHEN (old IS DISTINCT FROM new) EXECUTE FUNCTION tell_all();

CREATE TRIGGER categories_told_added AFTER INSERT OR DELETE ON categories FOR EACH ROW EXECUTE FUNCTION tell_all();

-- Words that wait to be made anew are nothing to see.
CREATE TRIGGER categories_told_changed AFTER UPDATE ON categories
  FOR EACH ROW WHEN (old.stale_from IS NOT DISTINCT FROM new.stale_from AND old IS DISTINCT FROM new) EXECUTE FUNCTION tell_all();
