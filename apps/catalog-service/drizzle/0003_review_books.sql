-- A product's rating and a review's helpful votes are roll-ups: the database keeps them with the rows they come from.

ALTER TABLE products ADD CONSTRAINT products_rating
  CHECK (rating_count >= 0 AND rating_sum BETWEEN rating_count AND 5 * rating_count);
--> statement-breakpoint
-- Sets the rating of products from the reviews shown. The lock is a statement of its own, so that the next one sees
-- what a transaction it waited for has written.
CREATE FUNCTION refresh_ratings(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
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
--> statement-breakpoint
CREATE FUNCTION apply_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
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
--> statement-breakpoint
CREATE TRIGGER reviews_written AFTER INSERT ON reviews
  REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION apply_reviews();
--> statement-breakpoint
CREATE TRIGGER reviews_changed AFTER UPDATE ON reviews
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION apply_reviews();
--> statement-breakpoint
CREATE TRIGGER reviews_removed AFTER DELETE ON reviews
  REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION apply_reviews();
--> statement-breakpoint
CREATE FUNCTION keep_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a review stays with its product, its customer and its one reply' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER reviews_keep_owner BEFORE UPDATE ON reviews FOR EACH ROW
  WHEN ((old.product_id, old.customer_id, old.seller_id) <> (new.product_id, new.customer_id, new.seller_id)
    OR (old.reply IS NOT NULL AND old.reply IS DISTINCT FROM new.reply))
  EXECUTE FUNCTION keep_review();
--> statement-breakpoint
CREATE TRIGGER products_rated_by_reviews BEFORE UPDATE OF rating_sum, rating_count ON products
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_change('reviews make the rating');
--> statement-breakpoint
CREATE FUNCTION apply_votes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE reviews r SET helpful_count = r.helpful_count + vote.n
  FROM (SELECT review_id, count(*) AS n FROM after GROUP BY review_id) vote WHERE r.id = vote.review_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER review_votes_counted AFTER INSERT ON review_votes
  REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION apply_votes();
--> statement-breakpoint
-- Votes go with their review only.
CREATE TRIGGER review_votes_kept BEFORE UPDATE OR TRUNCATE ON review_votes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a vote stays');
--> statement-breakpoint
CREATE TRIGGER review_votes_not_taken_back BEFORE DELETE ON review_votes
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_change('a vote stays');
--> statement-breakpoint
CREATE TRIGGER reviews_counted_by_votes BEFORE UPDATE OF helpful_count ON reviews
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_change('votes are counted');
--> statement-breakpoint
CREATE FUNCTION apply_media_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM media WHERE id IN (SELECT media_id FROM touched) ORDER BY id FOR NO KEY UPDATE;
  UPDATE media m SET unused_since = CASE WHEN used.is_used THEN NULL ELSE now() END
  FROM (
    SELECT id, EXISTS (SELECT FROM product_media pm WHERE pm.media_id = media.id) AS is_used
    FROM media WHERE id IN (SELECT media_id FROM touched)
  ) used
  WHERE m.id = used.id AND (m.unused_since IS NULL) <> used.is_used;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER product_media_shown AFTER INSERT ON product_media
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION apply_media_use();
--> statement-breakpoint
CREATE TRIGGER product_media_taken_off AFTER DELETE ON product_media
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION apply_media_use();
