-- A product's rating and a review's helpful votes are roll-ups: the database keeps them with the rows they come from.

-- Sets the rating of products from the reviews shown. The lock is a statement of its own, so that the next one sees
-- what a transaction it waited for has written.
CREATE OR REPLACE FUNCTION refresh_ratings(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM products WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
  UPDATE products p SET rating_sum = rating.stars, rating_count = rating.n
  FROM (
    SELECT given.id, coalesce(sum(r.stars), 0) AS stars, count(r.stars) AS n
    FROM unnest(ids) AS given(id) LEFT JOIN reviews r ON r.product_id = given.id AND r.hidden_at IS NULL
    GROUP BY given.id
  ) rating
  WHERE p.id = rating.id AND (p.rating_sum, p.rating_count) <> (rating.stars, rating.n);
END $$;

CREATE OR REPLACE FUNCTION apply_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rated uuid[];
BEGIN
  IF tg_op = 'INSERT' THEN
    SELECT array_agg(DISTINCT product_id) INTO rated FROM after;
  ELSIF tg_op = 'DELETE' THEN
    SELECT array_agg(DISTINCT product_id) INTO rated FROM before;
  ELSE
    SELECT array_agg(DISTINCT a.product_id) INTO rated FROM after a JOIN before b ON b.id = a.id
    WHERE a.stars <> b.stars OR (a.hidden_at IS NULL) <> (b.hidden_at IS NULL);
  END IF;
  IF rated IS NOT NULL THEN
    PERFORM refresh_ratings(rated);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER reviews_written AFTER INSERT ON reviews
  REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION apply_reviews();

CREATE TRIGGER reviews_changed AFTER UPDATE ON reviews
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION apply_reviews();

CREATE TRIGGER reviews_removed AFTER DELETE ON reviews
  REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION apply_reviews();

CREATE OR REPLACE FUNCTION keep_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a review stays with its product, its customer and its one reply' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER reviews_keep_owner BEFORE UPDATE ON reviews FOR EACH ROW
  WHEN ((old.product_id, old.customer_id, old.seller_id) <> (new.product_id, new.customer_id, new.seller_id)
    OR (old.reply IS NOT NULL AND old.reply IS DISTINCT FROM new.reply))
  EXECUTE FUNCTION keep_review();

CREATE TRIGGER products_rated_by_reviews BEFORE UPDATE OF rating_sum, rating_count ON products
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_change('reviews make the rating');

CREATE OR REPLACE FUNCTION apply_votes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE reviews r SET helpful_count = r.helpful_count + vote.n
  FROM (SELECT review_id, count(*) AS n FROM after GROUP BY review_id) vote WHERE r.id = vote.review_id;
  RETURN NULL;
END $$;

CREATE TRIGGER review_votes_counted AFTER INSERT ON review_votes
  REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION apply_votes();

-- Votes go with their review only.
CREATE TRIGGER review_votes_kept BEFORE UPDATE OR TRUNCATE ON review_votes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a vote stays');

CREATE TRIGGER review_votes_not_taken_back BEFORE DELETE ON review_votes
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_change('a vote stays');

CREATE TRIGGER reviews_counted_by_votes BEFORE UPDATE OF helpful_count ON reviews
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_change('votes are counted');
