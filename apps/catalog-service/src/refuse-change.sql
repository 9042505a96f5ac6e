CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is not allowed: %', lower(tg_op), tg_table_name, tg_argv[0] USING ERRCODE = 'restrict_violation';
END $$;
