CREATE TRIGGER variant_prices_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON variant_prices
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append-only');

CREATE OR REPLACE FUNCTION count_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new.price_version := old.price_version + (new.price IS DISTINCT FROM old.price)::int;
  RETURN new;
END $$;

CREATE TRIGGER variants_count_price BEFORE UPDATE ON variants FOR EACH ROW EXECUTE FUNCTION count_price();

CREATE OR REPLACE FUNCTION keep_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO variant_prices (variant_id, version, amount, currency)
  SELECT new.id, new.price_version, new.price, currency FROM products
  WHERE id = new.product_id AND new.price IS NOT NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER variants_first_price AFTER INSERT ON variants FOR EACH ROW EXECUTE FUNCTION keep_price();

CREATE TRIGGER variants_next_price AFTER UPDATE ON variants
  FOR EACH ROW WHEN (new.price_version <> old.price_version) EXECUTE FUNCTION keep_price();
