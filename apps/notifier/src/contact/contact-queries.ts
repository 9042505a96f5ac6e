import type { SellerId } from "@stallhouse/contracts/ids";
import { NotYet } from "@stallhouse/messaging/bus";
import { eq, sql } from "drizzle-orm";
import { contacts, mailChoices } from "../schema.ts";
import type { NotifierTx } from "../schema.ts";

/**
 * Mail addresses of sellers by their ids. Throws when one is not known yet: facts of different things may overtake each
 * other, and the fact at hand is delivered again.
 */
export async function getSellerEmails(tx: NotifierTx, sellerIds: readonly SellerId[]): Promise<Map<SellerId, string>> {
  const rows = await tx
    .select({ sellerId: contacts.sellerId, email: contacts.email })
    .from(contacts)
    .where(
      sql`${contacts.sellerId} in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(sellerIds)}::jsonb))`,
    );
  const emails = new Map(rows.flatMap(({ sellerId, email }) => (sellerId ? [[sellerId, email] as const] : [])));
  const unknown = sellerIds.filter((sellerId) => !emails.has(sellerId));
  if (unknown.length > 0) throw new NotYet(`no contact yet for seller ${unknown.join(", ")}`);
  return emails;
}

/** A seller and every admin, but those who do without: who is told of low stock. */
export async function listStockWatchers(tx: NotifierTx, sellerId: SellerId) {
  const rows = await tx
    .select({
      role: contacts.role,
      email: contacts.email,
      sellerId: contacts.sellerId,
      shopName: contacts.shopName,
      isWanted: sql<boolean>`not coalesce(${mailChoices.unwanted} ? 'stock', false)`,
    })
    .from(contacts)
    .leftJoin(mailChoices, eq(mailChoices.userId, contacts.userId))
    .where(sql`${contacts.sellerId} = ${sellerId} or ${contacts.role} = 'admin'`);
  const seller = rows.find((row) => row.sellerId === sellerId);
  if (!seller) throw new NotYet(`no contact yet for seller ${sellerId}`);
  return { seller, admins: rows.filter((row) => row.role === "admin" && row.isWanted) };
}
