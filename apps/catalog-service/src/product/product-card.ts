import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { ListProductsInput } from "./product-filter.ts";
import type { Option, ProductCard, ProductPicture } from "./product-view.ts";

export type CardRow = Omit<ProductCard, "image" | "swatches"> & { picture: ProductPicture | null; options: Option[] };

/** Selected from `products p` joined with `categories c` and `sellers seller`. */
export const cardColumns = sql.raw(`
  p.id as "productId", p.slug, p.title, seller.name as "sellerName", seller.slug as "sellerSlug", p.currency,
  p.min_price::float8 as price, p.max_price::float8 as "maxPrice", p.compare_at::float8 as "compareAt", p.stock,
  p.pictures->0 as picture, p.options, c.hue, c.slug as "categorySlug",
  to_char(p.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"`);

export function cardOf({ picture, options, ...card }: CardRow): ProductCard {
  const swatches = options
    .flatMap(({ values }) => values)
    .flatMap(({ value, color }) => (color === null ? [] : [{ value, color }]));
  return { ...card, image: imageOf(picture), swatches };
}

export function imageOf(picture: ProductPicture | null) {
  if (!picture) return null;
  const { url, alt, width, height } = picture;
  return { url, alt, width, height };
}

type Filter = Pick<ListProductsInput, "categorySlug" | "sellerSlug" | "minPrice" | "maxPrice" | "inStock">;

/** What the public may see, narrowed by the filter. A category stands for all below it. */
export function visible({ categorySlug, sellerSlug, minPrice, maxPrice, inStock }: Filter): SQL {
  const conditions = [sql`p.on_sale`];
  if (categorySlug !== undefined) {
    conditions.push(sql`p.category_id = any(array(
      with recursive below as (
        select id from categories where slug = ${categorySlug}
        union
        select child.id from below join categories child on child.parent_id = below.id
      )
      select id from below))`);
  }
  if (sellerSlug !== undefined) {
    conditions.push(sql`p.seller_id = any(array(select id from sellers where slug = ${sellerSlug}))`);
  }
  if (minPrice !== undefined) conditions.push(sql`p.min_price >= ${minPrice}`);
  if (maxPrice !== undefined) conditions.push(sql`p.min_price <= ${maxPrice}`);
  if (inStock) conditions.push(sql`p.stock <> 'out'`);
  return sql.join(conditions, sql` and `);
}
