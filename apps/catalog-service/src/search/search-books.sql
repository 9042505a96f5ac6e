-- What products are found by follows from their rows: the database writes it in the transaction that changes them, so
-- that no way of writing a product can forget it.
CREATE OR REPLACE FUNCTION product_words(seller uuid, category uuid, options jsonb, attributes jsonb) RETURNS text LANGUAGE sql STABLE AS $$
  WITH RECURSIVE above AS (
    SELECT c.id, c.parent_id, c.name, c.attributes FROM categories c WHERE c.id = category
    UNION
    SELECT c.id, c.parent_id, c.name, c.attributes FROM above JOIN categories c ON c.id = above.parent_id
  )
  SELECT concat_ws(' ',
    (SELECT name FROM sellers WHERE id = seller),
    (SELECT string_agg(name, ' ') FROM above),
    (SELECT string_agg(v->>'value', ' ') FROM jsonb_array_elements(options) o, jsonb_array_elements(o->'values') v),
    (SELECT string_agg(DISTINCT definition->>'label', ' ') FROM above, jsonb_array_elements(above.attributes) definition
      WHERE product_words.attributes ? (definition->>'key')),
    (SELECT string_agg(v, ' ') FROM jsonb_each(product_words.attributes) a(key, list), jsonb_array_elements_text(a.list) v))
$$;

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

CREATE TRIGGER products_described BEFORE INSERT OR UPDATE ON products FOR EACH ROW EXECUTE FUNCTION describe_product();

CREATE OR REPLACE FUNCTION search_terms(texts text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY(SELECT term FROM unnest(tsvector_to_array(to_tsvector('simple', texts))) term WHERE term ~ '^[[:alnum:]]{2,40}$')
$$;

-- A word, and it again without each of its letters.
CREATE OR REPLACE FUNCTION word_keys(word text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY(
    SELECT word UNION SELECT overlay(word PLACING '' FROM i FOR 1) FROM generate_series(1, length(word)) i WHERE length(word) > 2
  )
$$;

CREATE OR REPLACE FUNCTION log_new_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_changes (delta, category_id, tags, terms)
  SELECT 1, category_id, tags, search_terms(concat_ws(' ', title, summary, words)) FROM added WHERE on_sale;
  RETURN NULL;
END $$;

CREATE TRIGGER products_added AFTER INSERT ON products
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_new_products();

CREATE OR REPLACE FUNCTION log_changed_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_changes (delta, category_id, tags, terms)
  SELECT side.delta, side.category_id, side.tags,
    -- A change of stock or rating leaves the words alone.
    CASE WHEN b.on_sale AND a.on_sale AND (b.title, b.summary, b.words) = (a.title, a.summary, a.words) THEN '{}'
      ELSE search_terms(concat_ws(' ', side.title, side.summary, side.words)) END
  FROM before b JOIN after a ON a.id = b.id
    CROSS JOIN LATERAL (
      SELECT -1 AS delta, b.on_sale, b.category_id, b.tags, b.title, b.summary, b.words
      UNION ALL
      SELECT 1, a.on_sale, a.category_id, a.tags, a.title, a.summary, a.words
    ) side
  WHERE side.on_sale
    AND (b.on_sale, b.tags, b.title, b.summary, b.words) IS DISTINCT FROM (a.on_sale, a.tags, a.title, a.summary, a.words);
  RETURN NULL;
END $$;

CREATE TRIGGER products_changed AFTER UPDATE ON products
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION log_changed_products();

CREATE OR REPLACE FUNCTION log_gone_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_changes (delta, category_id, tags, terms)
  SELECT -1, category_id, tags, search_terms(concat_ws(' ', title, summary, words)) FROM gone WHERE on_sale;
  RETURN NULL;
END $$;

CREATE TRIGGER products_gone AFTER DELETE ON products
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION log_gone_products();

CREATE OR REPLACE FUNCTION enter_products(changed uuid[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM search_entries WHERE id = ANY(changed);
  INSERT INTO search_entries
  SELECT place, id, category_id, seller_id, min_price, compare_at, stock, rating_sum, rating_count,
    ARRAY(SELECT tag FROM unnest(tags) tag WHERE tag LIKE 'a:%')
  FROM products WHERE on_sale AND id = ANY(changed) ORDER BY place
$$;

CREATE OR REPLACE FUNCTION log_entries() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE TRIGGER entries_added AFTER INSERT ON products
  REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION log_entries();

CREATE TRIGGER entries_changed AFTER UPDATE ON products
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION log_entries();

CREATE TRIGGER entries_gone AFTER DELETE ON products
  REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION log_entries();
