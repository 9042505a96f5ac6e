import type { SellerId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { CatalogTx } from "../trpc.ts";

export type KnownSeller = {
  name: string;
  slug: string;
  standing: "pending" | "active" | "blocked";
  /** Flat rate per parcel, minor units. */
  shippingAmount: number;
};

/**
 * The seller's row, locked, so that no product goes on sale past a block that is just being heard. One we have not
 * heard of yet gets an empty row: their products wait.
 */
export async function lockSeller(tx: CatalogTx, sellerId: SellerId): Promise<KnownSeller> {
  const [seller] = await tx.execute<KnownSeller>(sql`
    insert into sellers (id) values (${sellerId}) on conflict (id) do update set id = excluded.id
    returning name, slug, standing, shipping_amount::float8 as "shippingAmount"`);
  if (!seller) throw new Error("an upsert returned no row");
  return seller;
}
