/** One of `n`, decided by the product's number alone: the same call makes the same catalogue. */
function pick(salt: string, n: string): string {
  return `mod(hashtext(i || '${salt}')::bigint & 2147483647, ${n})`;
}

/** Products number $1 to $1 + $2 of $3. Their ids tell their age, as all ids do: two years up to now. */
const made = `
  select numbered.i, at, named.name, shape.*, chosen.options as chosen_options,
    (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3)
      || '8' || substr(md5(random()::text), 1, 15))::uuid as id,
    900 + shape.price * (60 + ${pick("price", "128")}) / 100 as amount,
    ${pick("luck", "1000")} as luck, ${pick("seller", "1000003")} as turn,
    case when ${pick("rated", "4")} = 0 then 0 else 1 + ${pick("reviews", "40")} end as reviews
  from (
    select i, now() - ($3::int - i) * (interval '730 days' / $3::int) as at
    from generate_series($1::int, $1::int + $2::int - 1) i
  ) numbered
    join large_shapes shape on shape.place = ${pick("shape", "(select count(*) from large_shapes)")}
    join large_names named on named.place = ${pick("name", "(select count(*) from large_names)")}
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('name', o->'name', 'values', jsonb_build_array(
        o->'values'->(${pick("option", "jsonb_array_length(o->'values')")})::int))), '[]') as options
      from jsonb_array_elements(shape.options) o
    ) chosen`;

const insertProducts = `
  insert into products (id, seller_id, category_id, slug, title, summary, description, facts, options, attributes, pictures,
    currency, status, on_sale, min_price, max_price, compare_at, stock, rating_sum, rating_count, created_at, updated_at)
  select id, stalls.ids[1 + turn % cardinality(stalls.ids)], category_id,
    lower(name) || '-' || shape_slug || '-' || right(replace(id::text, '-', ''), 15),
    name || ' ' || title, summary, description, '[]', chosen_options,
    (select coalesce(jsonb_object_agg(d->>'key', jsonb_build_array(
        d->'values'->(mod(hashtext(i || (d->>'key'))::bigint & 2147483647, jsonb_array_length(d->'values')))::int)), '{}')
      from jsonb_array_elements(definitions) d),
    '[]', 'EUR', 'active', true, amount, amount, case when luck % 10 = 0 then amount + amount / 5 end,
    case when luck < 50 then 'out' when luck < 120 then 'low' else 'in' end,
    reviews * (3 + luck % 3) - reviews / 3, reviews, at, at
  from made, (select array_agg(id order by id) as ids from sellers where slug like 'large-stall-%') stalls
  returning id, seller_id, options, min_price, compare_at, stock`;

export const largeStatements = {
  prepare: [
    "create temp table large_names (place int primary key, name text not null)",
    `create temp table large_shapes (place int primary key, category_id uuid not null, shape_slug text not null, title text not null,
      summary text not null, description text not null, options jsonb not null, price bigint not null, definitions jsonb not null)`,
  ],
  /** $1: a list of names. */
  addNames: `insert into large_names select place - 1, name from json_array_elements_text($1::text::json) with ordinality as n(name, place)`,
  /** $1: a list of shapes. Those whose category is unknown are left out. Answers how many there are. */
  addShapes: `
    with added as (
      insert into large_shapes
      select row_number() over (order by s.title) - 1, c.id, btrim(regexp_replace(lower(s.title), '[^a-z0-9]+', '-', 'g'), '-'), s.title,
        s.summary, s.description, s.options, s.price, (
          with recursive above as (
            select c.parent_id, c.attributes, 0 as height
            union all
            select up.parent_id, up.attributes, height + 1 from above join categories up on up.id = above.parent_id
          )
          select coalesce(jsonb_agg(d), '[]') from (
            select distinct on (d->>'key') d from above, jsonb_array_elements(above.attributes) d order by d->>'key', height
          ) nearest)
      from json_to_recordset($1::text::json) as s(title text, summary text, description text, category text, options jsonb, price bigint)
        join categories c on c.slug = s.category
      returning 1
    )
    select count(*)::int as n from added`,
  /** $1: how many there shall be. */
  openSellers: `
    insert into sellers (id, name, slug, place, country, story, shipping_amount, standing, as_of)
    select gen_random_uuid(), 'Stall ' || n, 'large-stall-' || n, 'Lisbon', 'PT', 'Made up for load.', 490, 'active', now()
    from generate_series(1, $1::int) n where not exists (select from sellers where slug = 'large-stall-' || n)`,
  /** How the index that is dropped meanwhile is made again. */
  findSearchIndex: "select indexdef as definition from pg_indexes where indexname = 'search_entries_found'",
  dropSearchIndex: "drop index search_entries_found",
  addProducts: `with made as materialized (${made}) ${insertProducts}`,
  /** One variant each, with an opening stock that fits the flag. */
  addStockedProducts: `
    with made as materialized (${made}), added as (${insertProducts}), varied as (
      insert into variants (id, product_id, seller_id, sku, options, label, price, compare_at, threshold, position)
      select gen_random_uuid(), id, seller_id, 'L-' || right(replace(id::text, '-', ''), 15),
        (select coalesce(jsonb_object_agg(o->>'name', o->'values'->0->'value'), '{}') from jsonb_array_elements(options) o),
        (select coalesce(string_agg(o->'values'->0->>'value', ', '), '') from jsonb_array_elements(options) o),
        min_price, compare_at, 5, 0
      from added returning id, product_id
    ), levels as (
      insert into stock_levels (variant_id) select id from varied
    )
    insert into stock_movements (variant_id, kind, qty, cause)
    select varied.id, 'receive', case added.stock when 'low' then 3 else 40 end, 'opening stock'
    from varied join added on added.id = varied.product_id where added.stock <> 'out'`,
  tidy: "analyze products, search_entries",
};
