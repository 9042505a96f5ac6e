import { sql } from "drizzle-orm";
import type { Option, ProductCard, ProductPicture } from "./product-view.ts";

export type CardRow = Omit<ProductCard, "image" | "secondImage" | "swatches"> & {
  picture: ProductPicture | null;
  secondPicture: ProductPicture | null;
  options: Option[];
};

/** Selected from `products p` joined with `categories c` and `sellers seller`. */
export const cardColumns = sql.raw(`
  p.id as "productId", p.slug, p.title, seller.name as "sellerName", seller.slug as "sellerSlug", p.currency,
  p.min_price::float8 as price, p.max_price::float8 as "maxPrice", p.compare_at::float8 as "compareAt", p.stock,
  p.pictures->0 as picture, p.pictures->1 as "secondPicture", p.options, p.attributes,
  round(p.rating_sum::numeric / nullif(p.rating_count, 0), 1)::float8 as rating, p.rating_count as "reviewCount",
  p.stock = 'out' as "soldOut", p.created_at > now() - interval '21 days' as "isNew", c.hue, c.slug as "categorySlug",
  to_char(p.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"`);

/** The tables the columns come from, after `products p`. */
export const cardTables = sql.raw(
  `join categories c on c.id = p.category_id join sellers seller on seller.id = p.seller_id`,
);

export function cardOf({ picture, secondPicture, options, ...card }: CardRow): ProductCard {
  const swatches = options
    .flatMap(({ values }) => values)
    .flatMap(({ value, color }) => (color === null ? [] : [{ value, color }]));
  return { ...card, image: imageOf(picture), secondImage: imageOf(secondPicture), swatches };
}

export function imageOf(picture: ProductPicture | null) {
  if (!picture) return null;
  const { url, alt, width, height } = picture;
  return { url, alt, width, height };
}
