-- Parts of addresses and subjects are found by it: see notifications_by_words.
create extension if not exists pg_trgm;
