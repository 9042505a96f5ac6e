-- Parts of titles and SKUs are found by it: see products_by_title.
create extension if not exists pg_trgm;
