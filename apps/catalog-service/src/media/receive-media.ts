import { newId } from "@stallhouse/contracts/ids";
import type { MediaId, SellerId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Seller } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import { media } from "../schema.ts";
import { lockSeller } from "../seller/lock-seller.ts";
import type { CatalogDb, CatalogTx } from "../trpc.ts";
import { originalKey } from "./media-key.ts";
import type { PictureWorks } from "./picture-works.ts";

export type ReceivedMedia = { mediaId: MediaId; url: string; width: number; height: number; color: string };

/** Pictures of a seller that no product shows. More than this is storage for something else. */
const maxUnused = 200;

/** Keeps a seller's picture. Its sizes are made afterwards; until a product shows it, it is kept for some days only. */
export async function receiveMedia(
  { db, works }: { db: CatalogDb; works: PictureWorks },
  { sellerId }: Seller,
  bytes: Buffer,
): Promise<ReceivedMedia> {
  const { type, width, height, color } = await works.examine(bytes);
  const mediaId = newId<MediaId>();
  await db.transaction(async (tx) => {
    if ((await lockSeller(tx, sellerId)).standing === "blocked") throw new Refusal("SELLER_NOT_ACTIVE");
    await refuseTooMany(tx, sellerId);
    await tx.insert(media).values({ id: mediaId, sellerId, type, bytes: bytes.length, width, height, color });
    await works.storage.put(originalKey(mediaId), bytes);
  });
  return { mediaId, url: `/media/${mediaId}`, width, height, color };
}

async function refuseTooMany(tx: CatalogTx, sellerId: SellerId): Promise<void> {
  const [unused] = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from media where seller_id = ${sellerId} and unused_since is not null`);
  if ((unused?.n ?? 0) >= maxUnused) throw new Refusal("TOO_MANY_REQUESTS", { retryAfterSeconds: "3600" });
}
