import type { Address } from "@stallhouse/contracts/address";
import { isOffered } from "@stallhouse/contracts/delivery";
import type { DeliveryMethod } from "@stallhouse/contracts/delivery";
import type { SellerId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Db } from "@stallhouse/db/connect";
import type { Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { cartDocument, findCart, storedLines, repriced } from "../cart/stored-cart.ts";
import type { StoredCart } from "../cart/stored-cart.ts";
import type * as schema from "../schema.ts";
import type { Checkout } from "./checkout.ts";
import { checkoutView } from "./checkout-queries.ts";

type Choice = { sellerId: SellerId; method: DeliveryMethod };

/** Where the parcels go. An e-mail address given with it is where the order's mails go; else the account's. */
export async function setAddress(
  db: Db<typeof schema>,
  customer: Customer,
  { address, email }: { address: Address; email?: string | undefined },
): Promise<Checkout> {
  return setOnCart(
    db,
    customer,
    sql`address = ${JSON.stringify(address)}::jsonb, email = coalesce(${email ?? null}, email)`,
  );
}

/** Whom to write to. A guest has to say before ordering; a member may name another address than the account's. */
export async function setContact(
  db: Db<typeof schema>,
  customer: Customer,
  { email, phone }: { email: string; phone?: string | undefined },
): Promise<Checkout> {
  return setOnCart(db, customer, sql`email = ${email}, phone = ${phone ?? null}`);
}

/** How each seller's parcel travels. Every seller named must be in the cart; the others keep theirs. */
export async function setDelivery(
  db: Db<typeof schema>,
  customer: Customer,
  { choices }: { choices: readonly Choice[] },
): Promise<Checkout> {
  const cart = await findCart(db, customer.customerId);
  if (!cart || cart.lines.length === 0) throw new Refusal("CART_EMPTY");
  for (const { sellerId, method } of choices) {
    const line = cart.lines.find((other) => other.sellerId === sellerId);
    if (!line) throw new Refusal("INPUT_INVALID", { sellerId: "not in the cart" });
    if (!isOffered(method, line.dispatchDays ?? null)) throw new Refusal("INPUT_INVALID", { method: "not offered" });
  }
  const chosen = Object.fromEntries(choices.map(({ sellerId, method }) => [sellerId, method]));
  const merged = sql`delivery || ${JSON.stringify(chosen)}::jsonb`;
  return setOnCart(db, customer, sql`delivery = ${merged}, ${repriced(sql`${merged} is distinct from delivery`)}`);
}

async function setOnCart(db: Db<typeof schema>, customer: Customer, change: SQL): Promise<Checkout> {
  const [row] = await db.execute<{ document: StoredCart }>(sql`
    with cart as (
      update carts set ${change}, updated_at = now()
      where customer_id = ${customer.customerId} and state = 'active' returning *
    ), line as (${storedLines})
    ${cartDocument}`);
  if (!row) throw new Refusal("CART_EMPTY");
  return checkoutView(row.document, customer, new Date());
}
