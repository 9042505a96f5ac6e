import { Refusal } from "@stallhouse/contracts/refusal";
import type { Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { CatalogDb, CatalogTx } from "../trpc.ts";
import type { AskStockAlertInput } from "./stock-alert-input.ts";

/** Anybody can type anybody's address: this is how many things can wait for its owner's word. */
const openPerAddress = 20;

/** `stands`: whether it needs no confirmation. It follows from who asks, and tells nothing of the address. */
export type AskedAlert = { email: string; stands: boolean };

/**
 * Notes that somebody wants a mail when a variant is in stock again. A member's own confirmed address stands at once; any
 * other is asked first (ask-for-confirmations.ts). Whatever is known of it, the answer is the same. Asked twice, it is one mail.
 */
export async function askStockAlert(
  db: CatalogDb,
  customer: Customer,
  { variantId, email }: AskStockAlertInput,
): Promise<AskedAlert> {
  return await db.transaction(async (tx) => {
    // Serialises one address's asking, so that the limit holds.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${email}, 1))`);
    const stands = await isOwn(tx, customer, email);
    const [variant] = await tx.execute<{ open: number }>(sql`
      select (select count(*)::int from stock_alerts where email = ${email} and variant_id <> v.id) as open
      from variants v join products p on p.id = v.product_id
      where v.id = ${variantId} and not v.retired and p.on_sale`);
    if (!variant) throw new Refusal("VARIANT_NOT_FOUND");
    const isFull = variant.open >= openPerAddress;
    if (isFull && stands) throw new Refusal("STOCK_ALERTS_FULL");
    if (!isFull) {
      await tx.execute(sql`
        insert into stock_alerts as a (variant_id, email, asked_by, due_at, confirmed_at)
        select variant_id, ${email}, ${customer.customerId}, case when available > 0 then now() end,
          case when ${stands} then now() end
        from stock_levels where variant_id = ${variantId} for share
        on conflict (variant_id, email) do update set confirmed_at = coalesce(a.confirmed_at, excluded.confirmed_at)`);
    }
    return { email, stands };
  });
}

async function isOwn(tx: CatalogTx, { customerId, email: own, guest }: Customer, email: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from verified_members where user_id = ${customerId} and email = ${email}`);
  return !guest && own.toLowerCase() === email && rows.length > 0;
}
