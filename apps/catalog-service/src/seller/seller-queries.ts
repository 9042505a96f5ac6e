import type { SellerId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { DispatchDays, Policies } from "../product/product-view.ts";
import type { CatalogDb } from "../trpc.ts";

/** A seller as customers see one. */
export type SellerView = {
  sellerId: SellerId;
  slug: string;
  name: string;
  place: string;
  country: string;
  story: string;
  policies: Policies;
  /** Flat rate per parcel, minor units. */
  shippingAmount: number;
  dispatchDays: DispatchDays;
  returnDays: number;
  /** Average stars of all their products, to one decimal; null before the first review. */
  rating: number | null;
  reviewCount: number;
  productCount: number;
  joinedAt: string;
};

/** Names and values of `seller` for json_build_object. */
export const sellerColumns = sql.raw(`'name', seller.name, 'slug', seller.slug, 'place', seller.place,
  'country', seller.country, 'story', seller.story, 'shippingAmount', seller.shipping_amount,
  'policies', json_build_object('shipping', seller.shipping_policy, 'returns', seller.returns_policy),
  'dispatchDays', json_build_object('min', seller.dispatch_min, 'max', seller.dispatch_max),
  'returnDays', seller.return_days`);

const listed = 24;

/** One whose shop was closed says so, with the category to look around in instead. */
export async function getSeller(db: CatalogDb, slug: string): Promise<SellerView> {
  const [seller] = await sellersWhere(db, sql`seller.slug = ${slug}`, sql`seller.id`);
  if (seller) return seller;
  const [closed] = await db.execute<{ name: string; categorySlug: string | null }>(sql`
    select seller.name, (
      select c.slug from products p join categories c on c.id = p.category_id
      where p.seller_id = seller.id and p.status = 'active' group by c.slug order by count(*) desc, c.slug limit 1
    ) as "categorySlug"
    from sellers seller where seller.slug = ${slug} and seller.standing = 'blocked'`);
  if (!closed) throw new Refusal("SELLER_NOT_FOUND");
  const { name, categorySlug } = closed;
  throw new Refusal("SELLER_GONE", { name, ...(categorySlug !== null && { categorySlug }) });
}

/** Whether a shop was here and is closed, and no other has its address. */
export async function isSellerGone(db: CatalogDb, slug: string): Promise<boolean> {
  const [known] = await db.execute<{ isGone: boolean }>(sql`
    select bool_and(standing = 'blocked') as "isGone" from sellers where slug = ${slug} and standing <> 'pending'`);
  return known?.isGone === true;
}

/** Sellers with the most on sale, most first. */
export async function listSellers(db: CatalogDb): Promise<SellerView[]> {
  return sellersWhere(db, sql`totals.products > 0`, sql`totals.products desc, seller.id`);
}

async function sellersWhere(db: CatalogDb, condition: SQL, order: SQL): Promise<SellerView[]> {
  const rows = await db.execute<{ view: SellerView }>(sql`
    select json_build_object('sellerId', seller.id, ${sellerColumns}, 'productCount', coalesce(totals.products, 0),
      'reviewCount', coalesce(totals.reviews, 0), 'rating', round(totals.stars::numeric / nullif(totals.reviews, 0), 1),
      'joinedAt', to_char(seller.joined_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as view
    from sellers seller left join seller_totals totals on totals.seller_id = seller.id
    where seller.standing = 'active' and ${condition} order by ${order} limit ${listed}`);
  return rows.map(({ view }) => view);
}
