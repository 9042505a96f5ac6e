CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_log_never_emptied BEFORE TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A change of rights commits only together with its audit row: `at` defaults to the moment of the transaction.
CREATE OR REPLACE FUNCTION require_standing_audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted text := CASE
    WHEN OLD.standing = 'pending' THEN 'seller.approve'
    WHEN NEW.standing = 'blocked' THEN 'seller.block'
    ELSE 'seller.unblock'
  END;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM audit_log WHERE target = NEW.id AND action = wanted AND at = now()) THEN
    RAISE EXCEPTION '% of % has no audit row', wanted, NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION require_role_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM audit_log WHERE target = NEW.id AND action = 'role.change' AND at = now()) THEN
    RAISE EXCEPTION 'role of % has no audit row', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER sellers_standing_audited AFTER UPDATE OF standing ON sellers
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.standing IS DISTINCT FROM NEW.standing) EXECUTE FUNCTION require_standing_audit();

CREATE CONSTRAINT TRIGGER users_role_audited AFTER UPDATE OF role ON users
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.role IS DISTINCT FROM NEW.role) EXECUTE FUNCTION require_role_audit();

CREATE CONSTRAINT TRIGGER users_admin_audited AFTER INSERT ON users
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.role = 'admin') EXECUTE FUNCTION require_role_audit();
