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
--> statement-breakpoint
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
