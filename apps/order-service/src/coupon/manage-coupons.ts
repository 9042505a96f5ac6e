import { newId } from "@stallhouse/contracts/ids";
import type { CouponId } from "@stallhouse/contracts/ids";
import type { Page } from "@stallhouse/contracts/paging";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Db } from "@stallhouse/db/connect";
import { idAfter, pageById } from "@stallhouse/service/page-by-id";
import type { Admin } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import { houseCurrency } from "../cart/cart.ts";
import type * as schema from "../schema.ts";
import { couponCode, couponLabel } from "./coupon.ts";
import type { CouponTerms } from "../pricing/price.ts";

/** A coupon as the house sees it; amounts in minor units, moments as ISO strings. */
export type CouponView = CouponTerms & {
  label: string;
  startsAt: string;
  endsAt: string | null;
  stoppedAt: string | null;
  totalLimit: number | null;
  perCustomerLimit: number | null;
  uses: number;
  createdAt: string;
};

type NewCoupon = {
  code: string;
  kind: CouponTerms["kind"];
  value: number;
  minimum?: number | undefined;
  startsAt?: string | undefined;
  endsAt?: string | undefined;
  totalLimit?: number | undefined;
  perCustomerLimit?: number | undefined;
};

const columns = sql`id as "couponId", code, kind, value, currency, minimum_amount::float8 as "minimumAmount",
  iso(starts_at) as "startsAt", iso(ends_at) as "endsAt", iso(stopped_at) as "stoppedAt", total_limit as "totalLimit",
  per_customer_limit as "perCustomerLimit", uses, iso(created_at) as "createdAt"`;

export async function createCoupon(db: Db<typeof schema>, admin: Admin, given: NewCoupon): Promise<CouponView> {
  const code = couponCode(given.code);
  if (!code) throw new Refusal("INPUT_INVALID", { code: "3 to 24 letters, digits and dashes" });
  if (given.kind === "percent" && given.value > 100) throw new Refusal("INPUT_INVALID", { value: "at most 100" });
  const [row] = await db.execute<Omit<CouponView, "label">>(sql`
    insert into coupons (id, code, kind, value, currency, minimum_amount, starts_at, ends_at, total_limit,
      per_customer_limit, created_by)
    values (${newId<CouponId>()}, ${code}, ${given.kind}, ${given.value}, ${houseCurrency}, ${given.minimum ?? 0},
      coalesce(${given.startsAt ?? null}::timestamptz, now()), ${given.endsAt ?? null}, ${given.totalLimit ?? null},
      ${given.perCustomerLimit ?? null}, ${admin.userId})
    on conflict (code) do nothing
    returning ${columns}`);
  if (!row) throw new Refusal("COUPON_CODE_TAKEN", { code });
  return withLabel(row);
}

/** All coupons, newest first. */
export async function listCoupons(
  db: Db<typeof schema>,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Page<CouponView>> {
  const from = idAfter(after);
  const rows = await db.execute<Omit<CouponView, "label">>(sql`
    select ${columns} from coupons
    where ${from}::uuid is null or id < ${from}::uuid
    order by id desc limit ${limit + 1}`);
  return pageById(rows.map(withLabel), limit, (coupon) => coupon.couponId);
}

/** From now on it takes nothing off. Orders that were placed with it keep their price. */
export async function stopCoupon(db: Db<typeof schema>, couponId: CouponId): Promise<CouponView> {
  const [row] = await db.execute<Omit<CouponView, "label">>(sql`
    update coupons set stopped_at = coalesce(stopped_at, now()) where id = ${couponId} returning ${columns}`);
  if (!row) throw new Refusal("COUPON_NOT_FOUND");
  return withLabel(row);
}

function withLabel(row: Omit<CouponView, "label">): CouponView {
  return { ...row, label: couponLabel(row) };
}
