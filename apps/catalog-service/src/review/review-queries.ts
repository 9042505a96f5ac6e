import type { ProductId, UserId } from "@stallhouse/contracts/ids";
import type { Page } from "@stallhouse/contracts/paging";
import type { Seller } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { decodeCursor, pageOf } from "../product/page-cursor.ts";
import type { Cursor } from "../product/page-cursor.ts";
import { imageOf } from "../product/product-card.ts";
import type { ProductPicture } from "../product/product-view.ts";
import type { CatalogDb } from "../trpc.ts";
import type { ListOwnReviewsInput, ListReviewsInput } from "./review-input.ts";
import type { Ratings, Review, ReviewablePurchase, SellerReview } from "./review-view.ts";

const isoTime = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Selected from `reviews r` joined with `products p` and `sellers seller`. */
const reviewColumns = sql.raw(`
  r.id as "reviewId", r.stars, r.title, r.body, r.author, ${isoTime("r.created_at")} as "createdAt",
  ${isoTime("r.edited_at")} as "editedAt", true as "isVerified", nullif(r.variant_label, '') as "variantLabel",
  case when r.reply is not null then
    json_build_object('body', r.reply, 'at', ${isoTime("r.replied_at")}, 'sellerName', seller.name) end as reply,
  r.helpful_count as "helpfulCount"`);
const from = sql`reviews r join products p on p.id = r.product_id join sellers seller on seller.id = p.seller_id`;

/** Within a value, the newest review comes first. */
const orders = {
  newest: { by: sql`r.id desc`, past: ({ id }: Cursor) => sql`r.id < ${id}` },
  helpful: {
    by: sql`r.helpful_count desc, r.id desc`,
    past: ({ value, id }: Cursor) => sql`(r.helpful_count, r.id) < (${value}::int, ${id}::uuid)`,
  },
  lowest: {
    by: sql`r.stars, r.id desc`,
    past: ({ value, id }: Cursor) => sql`r.stars >= ${value}::int and (r.stars > ${value}::int or r.id < ${id}::uuid)`,
  },
};
const sortValue = {
  newest: () => null,
  helpful: ({ helpfulCount }: Review) => helpfulCount,
  lowest: ({ stars }: Review) => stars,
};

/**
 * A product's reviews, one page of them, with the distribution over all of its reviews whatever the filter. A product
 * that is not on sale has none to show.
 */
export async function listReviews(
  db: CatalogDb,
  input: ListReviewsInput,
): Promise<Page<Review> & { ratings: Ratings }> {
  const { productId, stars, sort, limit } = input;
  const cursor = decodeCursor(input.after, sort);
  const conditions = [sql`r.product_id = ${productId} and r.hidden_at is null and p.on_sale`];
  if (stars !== undefined) conditions.push(sql`r.stars = ${stars}`);
  if (cursor) conditions.push(orders[sort].past(cursor));
  const [rows, ratings] = await Promise.all([
    db.execute<Review>(sql`
      select ${reviewColumns} from ${from} where ${sql.join(conditions, sql` and `)}
      order by ${orders[sort].by} limit ${limit + 1}`),
    getRatings(db, productId),
  ]);
  const page = pageOf([...rows], limit, {
    item: (review) => review,
    place: (review) => ({ sort, value: sortValue[sort](review), id: review.reviewId }),
  });
  return { ...page, ratings };
}

async function getRatings(db: CatalogDb, productId: ProductId): Promise<Ratings> {
  const [row] = await db.execute<{ ratings: Ratings }>(sql`select ${ratingsOf(sql`${productId}::uuid`)} as ratings`);
  if (!row) throw new Error("a select without a table returned no row");
  return row.ratings;
}

/** The distribution of a product's stars as JSON: `{ "1": 0, … "5": 12 }`. Nothing is counted while it is not on sale. */
function ratingsOf(productId: SQL): SQL {
  return sql`(
    select json_object_agg(star.n, coalesce(counts.n, 0) order by star.n)
    from generate_series(1, 5) as star(n) left join (
      select r.stars, count(*) as n from reviews r join products rated on rated.id = r.product_id
      where r.product_id = ${productId} and r.hidden_at is null and rated.on_sale group by r.stars
    ) counts on counts.stars = star.n)`;
}

/** Reviews of a seller's products, newest first, those taken off the page included. */
export async function listOwnReviews(
  db: CatalogDb,
  { sellerId }: Seller,
  input: ListOwnReviewsInput,
): Promise<Page<SellerReview>> {
  const { answered, limit } = input;
  const cursor = decodeCursor(input.after, "newest");
  const conditions: SQL[] = [sql`r.seller_id = ${sellerId}`];
  if (answered !== undefined) conditions.push(sql`(r.reply is not null) = ${answered}`);
  if (cursor) conditions.push(orders.newest.past(cursor));
  const rows = await db.execute<SellerReview>(sql`
    select ${reviewColumns}, p.id as "productId", p.slug, p.title as "productTitle", r.hidden_reason as "hiddenReason"
    from ${from} where ${sql.join(conditions, sql` and `)}
    order by r.id desc limit ${limit + 1}`);
  return pageOf([...rows], limit, {
    item: (review) => review,
    place: ({ reviewId }) => ({ sort: "newest", value: null, id: reviewId }),
  });
}

/** Nobody has more to say at once. */
const maxPurchases = 100;

type PurchaseRow = Omit<ReviewablePurchase, "image"> & { picture: ProductPicture | null };

/** What a customer bought and received, the latest first, with their reviews. */
export async function listReviewable(db: CatalogDb, customerId: UserId): Promise<ReviewablePurchase[]> {
  const rows = await db.execute<PurchaseRow>(sql`
    select p.id as "productId", p.slug, p.title, p.pictures->0 as picture, p.on_sale as "onSale",
      ${sql.raw(isoTime("bought.delivered_at"))} as "deliveredAt",
      case when r.id is not null then json_build_object('reviewId', r.id, 'stars', r.stars, 'title', r.title,
        'body', r.body, 'createdAt', ${sql.raw(isoTime("r.created_at"))}, 'editedAt', ${sql.raw(isoTime("r.edited_at"))},
        'reply', case when r.reply is not null then json_build_object('body', r.reply,
          'at', ${sql.raw(isoTime("r.replied_at"))}, 'sellerName', seller.name) end,
        'helpfulCount', r.helpful_count, 'hiddenReason', r.hidden_reason) end as review
    from purchases bought join products p on p.id = bought.product_id join sellers seller on seller.id = p.seller_id
      left join reviews r on r.customer_id = bought.customer_id and r.product_id = bought.product_id
    where bought.customer_id = ${customerId}
    order by bought.delivered_at desc, p.id desc limit ${maxPurchases}`);
  return rows.map(({ picture, ...purchase }) => ({ ...purchase, image: imageOf(picture) }));
}
