import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import type { AskStockAlertInput } from "./stock-alert-input.ts";

/** Anybody can type anybody's address: this is how many mails that can lead to. */
const openPerPerson = 20;

/**
 * Notes that somebody wants a mail when a variant is in stock again. Asked twice, it is one mail. What is in stock by
 * now leads to the mail at once.
 */
export async function askStockAlert(
  db: CatalogDb,
  { variantId, email }: AskStockAlertInput,
): Promise<{ email: string }> {
  await db.transaction(async (tx) => {
    // Serialises one person's asking, so that the limit holds.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${email}, 1))`);
    const [variant] = await tx.execute<{ open: number }>(sql`
      select (select count(*)::int from stock_alerts where email = ${email} and variant_id <> v.id) as open
      from variants v join products p on p.id = v.product_id
      where v.id = ${variantId} and not v.retired and p.on_sale`);
    if (!variant) throw new Refusal("VARIANT_NOT_FOUND");
    if (variant.open >= openPerPerson) throw new Refusal("STOCK_ALERTS_FULL");
    await tx.execute(sql`
      insert into stock_alerts (variant_id, email, due_at)
      select variant_id, ${email}, case when available > 0 then now() end from stock_levels
      where variant_id = ${variantId} for share
      on conflict do nothing`);
  });
  return { email };
}
