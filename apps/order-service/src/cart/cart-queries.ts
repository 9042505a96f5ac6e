import type { UserId } from "@stallhouse/contracts/ids";
import type { Db, Tx } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type * as schema from "../schema.ts";
import type { Cart } from "./cart.ts";
import { cartDocument } from "./cart-document.ts";
import type { StoredCart } from "./cart-document.ts";
import { cartView } from "./cart-view.ts";

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
