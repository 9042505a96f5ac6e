-- A seller's totals follow from the products on sale: the database keeps them in the transaction that changes one.
CREATE OR REPLACE FUNCTION add_to_sellers(changes seller_totals[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO seller_totals
  SELECT seller_id, sum(products), sum(stars), sum(reviews) FROM unnest(changes) GROUP BY seller_id
  HAVING (sum(products), sum(stars), sum(reviews)) <> (0, 0, 0) ORDER BY seller_id
  ON CONFLICT (seller_id) DO UPDATE SET products = seller_totals.products + excluded.products,
    stars = seller_totals.stars + excluded.stars, reviews = seller_totals.reviews + excluded.reviews
$$;

CREATE OR REPLACE FUNCTION keep_seller_totals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'INSERT' THEN
    PERFORM add_to_sellers(ARRAY(
      SELECT (seller_id, 1, rating_sum, rating_count)::seller_totals FROM after WHERE on_sale));
  ELSIF tg_op = 'DELETE' THEN
    PERFORM add_to_sellers(ARRAY(
      SELECT (seller_id, -1, -rating_sum, -rating_count)::seller_totals FROM before WHERE on_sale));
  ELSE
    PERFORM add_to_sellers(ARRAY(
      SELECT side.totals FROM before b JOIN after a ON a.id = b.id
        CROSS JOIN LATERAL (
          SELECT (b.seller_id, -1, -b.rating_sum, -b.rating_count)::seller_totals AS totals WHERE b.on_sale
          UNION ALL
          SELECT (a.seller_id, 1, a.rating_sum, a.rating_count)::seller_totals WHERE a.on_sale
        ) side
      WHERE (b.on_sale, b.seller_id, b.rating_sum, b.rating_count) <> (a.on_sale, a.seller_id, a.rating_sum, a.rating_count)));
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER seller_totals_added AFTER INSERT ON products
  REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_seller_totals();

CREATE TRIGGER seller_totals_changed AFTER UPDATE ON products
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_seller_totals();

CREATE TRIGGER seller_totals_lost AFTER DELETE ON products
  REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION keep_seller_totals();

CREATE TRIGGER seller_totals_kept BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON seller_totals
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_change('products make the totals');
