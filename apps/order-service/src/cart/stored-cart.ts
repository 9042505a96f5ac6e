import { documentOf, fieldsOf, listOf } from "@stallhouse/db/recordset";
import type { DocumentIn } from "@stallhouse/db/recordset";
import { getTableColumns, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { UserId } from "@stallhouse/contracts/ids";
import type { Db, Tx } from "@stallhouse/db/connect";
import { cartLines, carts, coupons, knownVariants } from "../schema.ts";
import type * as schema from "../schema.ts";

/** A line with what is known of its variant, under the names of `ReservedLine`. */
const lineDocument = documentOf({ ...getTableColumns(knownVariants), unitPrice: knownVariants.price }, "v", {
  without: ["price", "productVersion"],
  parts: {
    ...fieldsOf(cartLines, "line", { without: ["cartId", "variantId", "addedAt"] }),
    available: sql<number>`coalesce(s.available, 0)`,
    onSale: sql<boolean>`v.on_sale and b.seller_id is null`,
  },
});

/** The coupon of the cart named `cart`. Whether the owner's mail address used it is asked when it is redeemed. */
const { couponId, code, kind, value, currency, minimumAmount } = coupons;
const couponDocument = documentOf({ couponId, code, kind, value, currency, minimumAmount }, "cp", {
  parts: {
    isOver: sql<boolean>`coalesce(cp.stopped_at is not null or cp.ends_at <= now(), false)`,
    isUsedUp: sql<boolean>`coalesce(cp.uses >= cp.total_limit, false)`,
    isUsedByCustomer: sql<boolean>`exists (
      select 1 from coupon_customers u
      where u.coupon_id = cp.id and u.customer_key = 'user:' || cart.customer_id and u.uses >= u.use_limit)`,
  },
});

const lines = sql<DocumentIn<typeof lineDocument>[]>`(
  select ${listOf(lineDocument, sql`line.added_at, line.variant_id`)}
  from line
    join known_variants v on v.variant_id = line.variant_id
    left join known_stock s on s.variant_id = line.variant_id
    left join blocked_sellers b on b.seller_id = v.seller_id)`;

const { cartId, version, address, email, phone, delivery } = carts;
const wholeCart = documentOf({ cartId, version, address, email, phone, delivery }, "cart", {
  parts: {
    coupon: sql<DocumentIn<typeof couponDocument> | null>`case when cp.id is not null then ${couponDocument} end`,
    lines,
  },
});

/** A cart as it is stored, beside what is true now of its coupon and of its lines' variants. */
export type StoredCart = DocumentIn<typeof wholeCart>;
export type StoredLine = DocumentIn<typeof lineDocument>;

/**
 * One cart as a document. Stands at the end of a statement whose `with` names it `cart` and its lines `line`, read from
 * the tables or just returned by a change: so the statement that changes a cart also answers it.
 */
export const cartDocument: SQL = sql`
  select ${wholeCart} as document
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

/** Another total is another order: one that is being placed at the old total must not take this cart. */
export function repriced(isChanged: SQL): SQL {
  return sql`version = version + (${isChanged})::int,
    next_order_id = case when ${isChanged} then null else next_order_id end`;
}
