import type { CouponId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Db } from "@stallhouse/db/connect";
import type { Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Cart } from "../cart/cart.ts";
import { cartDocument, findCart, storedLines, repriced } from "../cart/stored-cart.ts";
import { cartView } from "../cart/cart-view.ts";
import type { StoredCart } from "../cart/stored-cart.ts";
import type * as schema from "../schema.ts";
import { couponCode, customerKeys, mailOf } from "./coupon.ts";
import { couponProblem } from "../pricing/price.ts";
import type { StoredCoupon } from "../pricing/price.ts";

/** Puts a coupon on the customer's cart, in place of another. Nothing is used up before the order is placed. */
export async function applyCoupon(db: Db<typeof schema>, customer: Customer, typed: string): Promise<Cart> {
  const cart = await findCart(db, customer.customerId);
  if (!cart || cart.lines.length === 0) throw new Refusal("CART_EMPTY");
  const code = couponCode(typed);
  const keys = customerKeys(customer.customerId, mailOf(cart, customer));
  const coupon = code ? await findCoupon(db, code, keys) : undefined;
  if (!coupon) throw new Refusal("COUPON_UNKNOWN");
  const { itemsAmount, currency } = cartView({ ...cart, coupon: null });
  const problem = couponProblem(coupon, { itemsAmount, currency });
  if (problem) throw new Refusal(problem, detailsOf(problem, coupon));
  return setCoupon(db, customer, sql`${coupon.couponId}::uuid`);
}

export async function removeCoupon(db: Db<typeof schema>, customer: Customer): Promise<Cart> {
  return setCoupon(db, customer, sql`null::uuid`);
}

function detailsOf(problem: string, { minimumAmount, currency }: StoredCoupon): Record<string, string> {
  return problem === "COUPON_MINIMUM" ? { amount: String(minimumAmount), currency } : {};
}

/** Undefined for one that has not begun, as if it did not exist. */
async function findCoupon(
  db: Db<typeof schema>,
  code: string,
  keys: readonly string[],
): Promise<StoredCoupon | undefined> {
  const [row] = await db.execute<StoredCoupon & { couponId: CouponId }>(sql`
    select id as "couponId", code, kind, value, currency, minimum_amount::float8 as "minimumAmount",
      coalesce(stopped_at is not null or ends_at <= now(), false) as "isOver",
      coalesce(uses >= total_limit, false) as "isUsedUp", exists (
        select 1 from coupon_customers u
        where u.coupon_id = coupons.id and u.customer_key = any(${sql.param(keys)}::text[]) and u.uses >= u.use_limit
      ) as "isUsedByCustomer"
    from coupons where code = ${code} and starts_at <= now()`);
  return row;
}

async function setCoupon(db: Db<typeof schema>, { customerId }: Customer, couponId: SQL): Promise<Cart> {
  const [row] = await db.execute<{ document: StoredCart }>(sql`
    with cart as (
      update carts set coupon_id = ${couponId}, updated_at = now(),
        ${repriced(sql`coupon_id is distinct from ${couponId}`)}
      where customer_id = ${customerId} and state = 'active' returning *
    ), line as (${storedLines})
    ${cartDocument}`);
  return cartView(row?.document);
}
