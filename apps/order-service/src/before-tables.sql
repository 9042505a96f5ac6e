-- Parts of words are found by it: see orders_by_email.
create extension if not exists pg_trgm;
