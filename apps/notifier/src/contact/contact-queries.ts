import type { EmailTopic } from "@stallhouse/contracts/email-topics";
import type { SellerId } from "@stallhouse/contracts/ids";
import { eq, sql } from "drizzle-orm";
import { contacts, mailChoices } from "../schema.ts";
import type { NotifierTx } from "../schema.ts";

type KnownSeller = { email: string; unwanted: readonly EmailTopic[] };

/** Sellers by their ids, with the topics they do without. One whose fact has not come yet is left out. */
export async function findSellers(
  tx: NotifierTx,
  sellerIds: readonly SellerId[],
): Promise<ReadonlyMap<SellerId, KnownSeller>> {
  const rows = await tx
    .select({ sellerId: contacts.sellerId, email: contacts.email, unwanted: mailChoices.unwanted })
    .from(contacts)
    .leftJoin(mailChoices, eq(mailChoices.userId, contacts.userId))
    .where(
      sql`${contacts.sellerId} in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(sellerIds)}::jsonb))`,
    );
  return new Map(
    rows.flatMap(({ sellerId, email, unwanted }) =>
      sellerId ? [[sellerId, { email, unwanted: unwanted ?? [] }] as const] : [],
    ),
  );
}

/** Every admin, but those who do without, and what the seller's shop is called, if it is known. */
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
  const shopName = rows.find((row) => row.sellerId === sellerId)?.shopName;
  return { shopName, admins: rows.filter((row) => row.role === "admin" && row.isWanted) };
}
