CREATE OR REPLACE FUNCTION apply_media_use() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE TRIGGER product_media_shown AFTER INSERT ON product_media
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION apply_media_use();

CREATE TRIGGER product_media_taken_off AFTER DELETE ON product_media
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION apply_media_use();
