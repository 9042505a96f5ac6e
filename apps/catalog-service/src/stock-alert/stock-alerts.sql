-- Whoever waits for a variant is due when its first unit is free again.
CREATE OR REPLACE FUNCTION call_stock_alerts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE stock_alerts SET due_at = now() WHERE variant_id = NEW.variant_id AND due_at IS NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER stock_levels_returned AFTER UPDATE ON stock_levels
  FOR EACH ROW WHEN (OLD.available = 0 AND NEW.available > 0) EXECUTE FUNCTION call_stock_alerts();
