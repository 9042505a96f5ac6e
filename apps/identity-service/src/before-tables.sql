-- Parts of names and addresses are found by it: see users_by_words.
create extension if not exists pg_trgm;
