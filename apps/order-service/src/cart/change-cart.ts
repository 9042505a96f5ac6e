import { newId } from "@stallhouse/contracts/ids";
import type { CartId, UserId, VariantId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Db } from "@stallhouse/db/connect";
import type { Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import { brokenConstraint } from "../broken-constraint.ts";
import type * as schema from "../schema.ts";
import type { Deps } from "../trpc.ts";
import { maxQuantity } from "./cart.ts";
import type { Cart } from "./cart.ts";
import { cartDocument, defaultAddress, findCart, lastCart, storedLines } from "./stored-cart.ts";
import { cartView } from "./cart-view.ts";
import type { StoredCart } from "./stored-cart.ts";
import { learnQuotes } from "./known-variants.ts";

type Wanted = { variantId: VariantId; quantity: number };
/** Why a line could not be added: what is known of its variant. */
type Known = { title: string; available: number; onSale: boolean; held: number; otherCurrency: boolean };

/** Adds to the customer's cart, which the first line creates. A variant never heard of is asked for at catalog. */
export async function addLine(deps: Pick<Deps, "db" | "catalog">, customer: Customer, wanted: Wanted): Promise<Cart> {
  const first = await tryAdd(deps.db, customer, wanted);
  if (first.cart) return cartView(first.cart);
  if (first.known) throw refusalOf(first.known, wanted);
  const quoted = await deps.catalog.quote([wanted.variantId]);
  if (quoted.length === 0) throw new Refusal("VARIANT_NOT_FOUND");
  await learnQuotes(deps.db, quoted);
  const second = await tryAdd(deps.db, customer, wanted);
  if (second.cart) return cartView(second.cart);
  throw second.known ? refusalOf(second.known, wanted) : new Refusal("VARIANT_NOT_FOUND");
}

async function tryAdd(db: Db<typeof schema>, { customerId }: Customer, { variantId, quantity }: Wanted) {
  const statement = sql`
    with wanted as (
      select v.*, coalesce(s.available, 0) as available, v.on_sale and b.seller_id is null as for_sale,
        coalesce((select l.quantity from cart_lines l join carts c on c.id = l.cart_id
          where c.customer_id = ${customerId} and c.state = 'active' and l.variant_id = v.variant_id), 0) as held,
        exists (select 1 from carts c join cart_lines l on l.cart_id = c.id join known_variants o on o.variant_id = l.variant_id
          where c.customer_id = ${customerId} and c.state = 'active' and o.currency <> v.currency) as other_currency
      from known_variants v
        left join known_stock s on s.variant_id = v.variant_id
        left join blocked_sellers b on b.seller_id = v.seller_id
      where v.variant_id = ${variantId}
    ), allowed as (
      select * from wanted
      where for_sale and not other_currency and available >= least(${maxQuantity}, held + ${quantity}::int)
    ), cart as (
      insert into carts (id, customer_id, address, email, phone)
      select ${newId<CartId>()}::uuid, ${customerId}::uuid, coalesce(${defaultAddress(customerId)}, last.address),
        last.email, last.phone
      from allowed left join lateral (${lastCart(customerId)}) last on true
      on conflict (customer_id) where state = 'active'
        do update set version = carts.version + 1, next_order_id = null, updated_at = now()
      returning *
    ), added as (
      insert into cart_lines (cart_id, variant_id, quantity, seen_price)
      select cart.id, allowed.variant_id, ${quantity}::int, allowed.price from cart, allowed
      on conflict (cart_id, variant_id) do update
        set quantity = least(${maxQuantity}, cart_lines.quantity + excluded.quantity), seen_price = excluded.seen_price
      returning *
    ), line as (select * from added union all ${storedLines} where l.variant_id <> ${variantId})
    select (${cartDocument}) as cart, (
      select jsonb_build_object('title', title, 'available', available, 'onSale', for_sale, 'held', held,
        'otherCurrency', other_currency) from wanted
    ) as known`;
  const [row] = await db
    .execute<{ cart: StoredCart | null; known: Known | null }>(statement)
    .catch((error: unknown) => {
      throw brokenConstraint(error) === "cart_lines_max" ? new Refusal("CART_FULL") : error;
    });
  return { cart: row?.cart, known: row?.known };
}

function refusalOf(known: Known, { variantId }: Wanted): Refusal {
  if (!known.onSale) return new Refusal("VARIANT_NOT_FOR_SALE", { variantId, title: known.title });
  if (known.otherCurrency) return new Refusal("CURRENCY_MIXED", { variantId, title: known.title });
  const available = String(Math.max(0, known.available));
  return new Refusal("VARIANT_OUT_OF_STOCK", { variantId, title: known.title, available, held: String(known.held) });
}

/** Sets a line's quantity; 0 takes the line out. More than there is may be wished for: the line then says so. */
export async function changeLine(
  db: Db<typeof schema>,
  { customerId }: Customer,
  { variantId, quantity }: Wanted,
): Promise<Cart> {
  const changed =
    quantity === 0
      ? sql`delete from cart_lines l using cart where l.cart_id = cart.id and l.variant_id = ${variantId} returning l.*`
      : sql`update cart_lines l set quantity = ${quantity}, seen_price = v.price from cart, known_variants v
          where l.cart_id = cart.id and l.variant_id = ${variantId} and v.variant_id = l.variant_id returning l.*`;
  const kept = quantity === 0 ? sql`` : sql`select * from changed union all`;
  const [row] = await db.execute<{ document: StoredCart }>(sql`
    with cart as (
      update carts set version = version + 1, next_order_id = null, updated_at = now()
      where customer_id = ${customerId} and state = 'active'
        and exists (select 1 from cart_lines l where l.cart_id = carts.id and l.variant_id = ${variantId})
      returning *
    ), changed as (${changed}), line as (${kept} ${storedLines} where l.variant_id <> ${variantId})
    ${cartDocument}`);
  if (row) return cartView(row.document);
  // Taking out twice is what a double click does: the second one finds the wish fulfilled.
  if (quantity === 0) return cartView(await findCart(db, customerId));
  throw new Refusal("CART_LINE_NOT_FOUND");
}

export async function getCart(db: Db<typeof schema>, customerId: UserId): Promise<Cart> {
  return cartView(await findCart(db, customerId));
}
