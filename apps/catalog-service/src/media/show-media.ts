import type { ProductId, SellerId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import type { CatalogTx } from "../trpc.ts";
import { mediaIdsOf } from "./media-ids-of.ts";

type Shown = { productId: ProductId; sellerId: SellerId; pictures: readonly { url: string }[] };

/**
 * Notes which uploaded pictures a product shows, so that they are kept. Refuses one that is not there or another
 * seller's.
 */
export async function showMedia(tx: CatalogTx, { productId, sellerId, pictures }: Shown): Promise<void> {
  const ids = mediaIdsOf(pictures);
  const wanted = sql`${sql.param(ids)}::uuid[]`;
  await tx.execute(sql`
    delete from product_media where product_id = ${productId} and media_id <> all(${wanted})`);
  if (ids.length === 0) return;
  await tx.execute(sql`
    insert into product_media (product_id, media_id)
    select ${productId}, id from media where id = any(${wanted}) and seller_id = ${sellerId} order by id
    on conflict do nothing`);
  const [shown] = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from product_media where product_id = ${productId}`);
  if (shown?.n !== ids.length) throw new Refusal("MEDIA_NOT_FOUND");
}
