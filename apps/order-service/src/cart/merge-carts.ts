import { newId } from "@stallhouse/contracts/ids";
import type { CartId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { Deps } from "../trpc.ts";
import { maxLines, maxQuantity } from "./cart.ts";
import type { Cart } from "./cart.ts";
import { defaultAddress, findCart, lastCart } from "./stored-cart.ts";
import { cartView } from "./cart-view.ts";

/**
 * Puts a guest's cart into the customer's: quantities add up, as far as there is stock. The guest's cart is spent by it,
 * so a second call changes nothing. What the
 * guest typed and chose comes along where the customer has nothing of their own. Lines above the limit of a cart stay behind.
 */
export async function mergeCarts(
  deps: Pick<Deps, "db" | "verifyUser">,
  { customerId }: Customer,
  { guestToken }: { guestToken: string },
): Promise<Cart> {
  const guest = await deps.verifyUser(guestToken);
  if (!guest.guest) throw new Refusal("NOT_ALLOWED");
  return deps.db.transaction(async (tx) => {
    await tx.execute(sql`
      with guest as (
        update carts set state = 'merged', updated_at = now()
        where customer_id = ${guest.userId} and state = 'active' and customer_id <> ${customerId}
        returning id, address, delivery, coupon_id
      ), mine as (
        insert into carts (id, customer_id, address, email, phone, delivery, coupon_id)
        select ${newId<CartId>()}::uuid, ${customerId}::uuid,
          coalesce(guest.address, ${defaultAddress(customerId)}, last.address), last.email, last.phone, guest.delivery,
          guest.coupon_id
        from guest left join lateral (${lastCart(customerId)}) last on true
        on conflict (customer_id) where state = 'active'
          do update set version = carts.version + 1, next_order_id = null, updated_at = now(),
            address = coalesce(carts.address, excluded.address), delivery = excluded.delivery || carts.delivery,
            coupon_id = coalesce(carts.coupon_id, excluded.coupon_id)
        returning id
      ), own as (
        select l.variant_id, v.currency from mine join cart_lines l on l.cart_id = mine.id
          join known_variants v on v.variant_id = l.variant_id
      ), given as (
        select l.variant_id, l.quantity, l.seen_price, l.added_at, coalesce(s.available, 0) as available,
          row_number() over (partition by own.variant_id is null order by l.added_at) as place, own.variant_id as same
        from guest join cart_lines l on l.cart_id = guest.id
          join known_variants v on v.variant_id = l.variant_id
          left join known_stock s on s.variant_id = l.variant_id
          left join own on own.variant_id = l.variant_id
        where not exists (select 1 from own other where other.currency <> v.currency)
      )
      insert into cart_lines as l (cart_id, variant_id, quantity, seen_price, added_at)
      select mine.id, given.variant_id, greatest(1, least(given.quantity, given.available)), given.seen_price, given.added_at
      from mine, given
      where given.same is not null or given.place <= ${maxLines} - (select count(*) from own)
      on conflict (cart_id, variant_id) do update set quantity = greatest(l.quantity, least(
        ${maxQuantity}, l.quantity + excluded.quantity,
        coalesce((select s.available from known_stock s where s.variant_id = excluded.variant_id), 0)))`);
    return cartView(await findCart(tx, customerId));
  });
}
