import type { UserId } from "@stallhouse/contracts/ids";
import type { Db, Tx } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type * as schema from "../schema.ts";
import type { Cart } from "./cart.ts";
import { cartView } from "./cart-view.ts";
import type { StoredCart } from "./cart-view.ts";

/** The part of known_variants that a line carries along, under the names of `ReservedLine`. */
const lineDocument = sql`jsonb_build_object(
  'variantId', v.variant_id, 'productId', v.product_id, 'sellerId', v.seller_id, 'sellerName', v.seller_name,
  'sellerSlug', v.seller_slug, 'shippingAmount', v.shipping_amount, 'sellerCountry', v.seller_country,
  'dispatchDays', v.dispatch_days, 'title', v.title, 'slug', v.slug, 'label', v.label,
  'sku', v.sku, 'imageUrl', v.image_url, 'unitPrice', v.price, 'priceVersion', v.price_version, 'currency', v.currency,
  'quantity', line.quantity, 'seenPrice', line.seen_price, 'available', coalesce(s.available, 0),
  'onSale', v.on_sale and b.seller_id is null)`;

/** The coupon of the cart named `cart`, as `StoredCoupon`. Whether the owner's mail address used it is asked when it is redeemed. */
const couponDocument = sql`case when cp.id is not null then jsonb_build_object(
  'couponId', cp.id, 'code', cp.code, 'kind', cp.kind, 'value', cp.value, 'currency', cp.currency,
  'minimumAmount', cp.minimum_amount, 'isOver', coalesce(cp.stopped_at is not null or cp.ends_at <= now(), false),
  'isUsedUp', coalesce(cp.uses >= cp.total_limit, false), 'isUsedByCustomer', exists (
    select 1 from coupon_customers u
    where u.coupon_id = cp.id and u.customer_key = 'user:' || cart.customer_id and u.uses >= u.use_limit)) end`;

/**
 * One cart as a document. Stands at the end of a statement whose `with` names it `cart` and its lines `line`, read from
 * the tables or just returned by a change: so the statement that changes a cart also answers it.
 */
export const cartDocument: SQL = sql`
  select jsonb_build_object(
    'cartId', cart.id, 'version', cart.version, 'address', cart.address, 'email', cart.email, 'phone', cart.phone,
    'delivery', cart.delivery, 'coupon', ${couponDocument},
    'lines', coalesce((
      select jsonb_agg(${lineDocument} order by line.added_at, line.variant_id)
      from line
        join known_variants v on v.variant_id = line.variant_id
        left join known_stock s on s.variant_id = line.variant_id
        left join blocked_sellers b on b.seller_id = v.seller_id
    ), '[]'::jsonb)) as document
  from cart left join coupons cp on cp.id = cart.coupon_id`;

/** The lines of the cart named `cart`, as they were before the statement. */
export const storedLines = sql`select l.* from cart_lines l join cart on l.cart_id = cart.id`;

/** What a new cart takes over of the customer's last one. */
export function lastCart(customerId: UserId): SQL {
  return sql`select address, email, phone from carts where customer_id = ${customerId} order by created_at desc limit 1`;
}

/** The address a member wants checkouts to start with; null without one. */
export function defaultAddress(customerId: UserId): SQL {
  return sql`(select address from saved_addresses where customer_id = ${customerId} and is_default)`;
}

export async function findCart(
  db: Db<typeof schema> | Tx<typeof schema>,
  customerId: UserId,
): Promise<StoredCart | undefined> {
  const [row] = await db.execute<{ document: StoredCart }>(sql`
    with cart as (select * from carts where customer_id = ${customerId} and state = 'active'), line as (${storedLines})
    ${cartDocument}`);
  return row?.document;
}

export async function getCart(db: Db<typeof schema>, customerId: UserId): Promise<Cart> {
  return cartView(await findCart(db, customerId));
}
