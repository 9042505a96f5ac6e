-- The books keep themselves: a reservation writes its movement, a movement moves its level, a level sets its product's
-- flag. No statement of the service can change one without the others.

CREATE TRIGGER stock_movements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_movements
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append-only');

CREATE TRIGGER reservations_kept BEFORE DELETE OR TRUNCATE ON reservations
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('reservations are closed, not deleted');

CREATE TRIGGER stock_levels_kept BEFORE DELETE OR TRUNCATE ON stock_levels
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('movements name it');

CREATE TRIGGER stock_levels_start_empty BEFORE INSERT ON stock_levels
  FOR EACH ROW WHEN (new.available <> 0 OR new.reserved <> 0) EXECUTE FUNCTION refuse_change('a level starts empty');

CREATE TRIGGER stock_levels_by_movement BEFORE UPDATE ON stock_levels
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_change('write a stock movement');

-- Sets the stock flag of products from their variants. The lock is a statement of its own, so that the next one sees
-- what a transaction it waited for has written.
CREATE OR REPLACE FUNCTION refresh_stock_flags(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM products WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
  UPDATE products p SET stock = flag.stock
  FROM (
    SELECT v.product_id,
      CASE WHEN bool_or(s.available > v.threshold) THEN 'in' WHEN bool_or(s.available > 0) THEN 'low' ELSE 'out' END AS stock
    FROM variants v JOIN stock_levels s ON s.variant_id = v.id
    WHERE v.product_id = ANY (ids) AND NOT v.retired
    GROUP BY v.product_id
  ) flag
  WHERE p.id = flag.product_id AND p.stock <> flag.stock;
END $$;

-- The plan is kept: one made for an import would go through all levels for each order, so only the way along the keys is left.
CREATE OR REPLACE FUNCTION apply_movements() RETURNS trigger LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  crossed uuid[];
BEGIN
  WITH changed AS (
    UPDATE stock_levels s
    SET available = s.available + m.free, reserved = s.reserved + m.held, version = s.version + 1
    FROM (
      SELECT variant_id,
        sum(CASE kind WHEN 'reserve' THEN -qty WHEN 'commit' THEN 0 ELSE qty END) AS free,
        sum(CASE kind WHEN 'reserve' THEN qty WHEN 'commit' THEN -qty WHEN 'release' THEN -qty ELSE 0 END) AS held
      FROM moved GROUP BY variant_id
    ) m
    WHERE s.variant_id = m.variant_id
    RETURNING s.variant_id, s.available AS now_free, s.available - m.free AS was_free
  )
  SELECT array_agg(DISTINCT v.product_id) INTO crossed
  FROM changed c JOIN variants v ON v.id = c.variant_id
  WHERE (c.now_free > 0) <> (c.was_free > 0) OR (c.now_free > v.threshold) <> (c.was_free > v.threshold);
  IF crossed IS NOT NULL THEN
    PERFORM refresh_stock_flags(crossed);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER stock_movements_applied AFTER INSERT ON stock_movements
  REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION apply_movements();

-- A movement carries the moment of the reservation it comes from, so that a history of the past keeps its days.
CREATE OR REPLACE FUNCTION open_reservations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM opened WHERE state <> 'held') THEN
    RAISE EXCEPTION 'a reservation begins as held' USING ERRCODE = 'restrict_violation';
  END IF;
  INSERT INTO stock_movements (variant_id, kind, qty, cause, order_id, reservation_id, created_at)
  SELECT variant_id, 'reserve', qty, 'order', order_id, id, created_at FROM opened;
  RETURN NULL;
END $$;

CREATE TRIGGER reservations_opened AFTER INSERT ON reservations
  REFERENCING NEW TABLE AS opened FOR EACH STATEMENT EXECUTE FUNCTION open_reservations();

CREATE OR REPLACE FUNCTION close_reservations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM after a LEFT JOIN before b ON b.id = a.id
    WHERE b.id IS NULL OR (a.order_id, a.variant_id, a.qty) <> (b.order_id, b.variant_id, b.qty)
      OR (a.state <> b.state AND b.state <> 'held')
  ) THEN
    RAISE EXCEPTION 'a reservation only moves from held to committed or released' USING ERRCODE = 'restrict_violation';
  END IF;
  INSERT INTO stock_movements (variant_id, kind, qty, cause, order_id, reservation_id, created_at)
  SELECT a.variant_id, CASE a.state WHEN 'committed' THEN 'commit' ELSE 'release' END, a.qty, 'order', a.order_id, a.id,
    coalesce(a.closed_at, now())
  FROM after a JOIN before b ON b.id = a.id WHERE a.state <> b.state;
  RETURN NULL;
END $$;

CREATE TRIGGER reservations_closed AFTER UPDATE ON reservations
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION close_reservations();
