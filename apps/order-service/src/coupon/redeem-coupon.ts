import type { OrderId } from "@stallhouse/contracts/ids";
import type { Tx } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { brokenConstraint } from "../broken-constraint.ts";
import type { Amounts, CouponProblem } from "../pricing/price.ts";
import type * as schema from "../schema.ts";
import type { UsedCoupon } from "./coupon.ts";

/**
 * Counts a use of the order's coupon, in the transaction that stores the order. The limits are constraints of the
 * database: whichever copy of the service counts, the use that would exceed one is refused. Answers why, if it is.
 */
export async function redeemCoupon(
  tx: Tx<typeof schema>,
  order: Pick<Amounts, "discountAmount"> & { orderId: OrderId },
  coupon: UsedCoupon | null | undefined,
): Promise<CouponProblem | undefined> {
  if (!coupon || order.discountAmount === 0) return undefined;
  const keys = sql`${sql.param(coupon.customerKeys)}::text[]`;
  const use = sql`
    with coupon as (
      update coupons set uses = uses + 1
      where id = ${coupon.couponId} and stopped_at is null and (ends_at is null or ends_at > now())
      returning id, per_customer_limit
    ), customers as (
      insert into coupon_customers (coupon_id, customer_key, uses, use_limit)
      select coupon.id, customer_key, 1, per_customer_limit from coupon, unnest(${keys}) customer_key
      on conflict (coupon_id, customer_key) do update set uses = coupon_customers.uses + 1
    )
    insert into coupon_redemptions (order_id, coupon_id, customer_keys, amount)
    select ${order.orderId}::uuid, coupon.id, ${keys}, ${order.discountAmount}::bigint from coupon
    returning order_id`;
  try {
    // A savepoint: what else the transaction did stays when the use is refused.
    const redeemed = await tx.transaction((savepoint) => savepoint.execute(use));
    return redeemed.length === 1 ? undefined : "COUPON_EXPIRED";
  } catch (error) {
    const broken = brokenConstraint(error);
    if (broken === "coupon_used_up") return "COUPON_USED_UP";
    if (broken === "coupon_already_used") return "COUPON_ALREADY_USED";
    throw error;
  }
}

/** Parts of a `with` that give the use of an order's coupon back. The coupon's row comes first, as when it is used. */
export function couponGivenBack({ orderId }: { orderId: OrderId }): SQL {
  return sql`
    given_back as (
      update coupon_redemptions set given_back_at = now()
      where order_id = ${orderId} and given_back_at is null
      returning coupon_id, customer_keys
    ), coupon_back as (
      update coupons set uses = uses - 1 from given_back where coupons.id = given_back.coupon_id returning coupons.id
    ), customers_back as (
      update coupon_customers u set uses = u.uses - 1 from given_back, coupon_back
      where u.coupon_id = coupon_back.id and u.customer_key = any(given_back.customer_keys)
    )`;
}
