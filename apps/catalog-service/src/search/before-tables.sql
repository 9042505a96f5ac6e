-- Prices in steps of a quarter of a doubling: step 0 is nothing, each four steps on is twice as much.
CREATE OR REPLACE FUNCTION price_step(amount bigint) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT floor(4 * ln(amount + 1::float8) / ln(2::float8))::int
$$;

-- What an entry is found by stands in its product's row and never changes while the entry lives, for a change writes it
-- anew: so these may be called immutable, and an index may hold what they say though the entry does not.
CREATE OR REPLACE FUNCTION search_of(product uuid) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT search FROM public.products WHERE id = product
$$;

CREATE OR REPLACE FUNCTION title_of(product uuid) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT title_search FROM public.products WHERE id = product
$$;

CREATE OR REPLACE FUNCTION tags_of(product uuid) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT tags FROM public.products WHERE id = product
$$;

-- The block of neighbours an entry came among and, below zero, the step of its price: to look through the index piece by piece.
CREATE OR REPLACE FUNCTION cells_of(place bigint, price bigint) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY[(place >> 15)::int, -1 - public.price_step(price)]
$$;
