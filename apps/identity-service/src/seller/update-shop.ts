import { sellerUpdatedV1 } from "@stallhouse/contracts/events/identity";
import { enqueue } from "@stallhouse/messaging/enqueue";
import type { Seller } from "@stallhouse/service/trpc";
import { eq } from "drizzle-orm";
import { writeAudit } from "../audit/write-audit.ts";
import { sellers } from "../schema.ts";
import type { IdentityDb } from "../schema.ts";
import { lockSeller } from "./lock-seller.ts";
import { sellerPayload } from "./seller-payload.ts";
import { shopChange, shopColumns, shopFacts } from "./shop-facts.ts";
import type { ShopInput } from "./shop-input.ts";

/** Keeps what a seller tells customers of the shop, and announces it. Saving the same again changes and says nothing. */
export async function updateShop(db: IdentityDb, { sellerId, userId }: Seller, input: ShopInput): Promise<ShopInput> {
  return await db.transaction(async (tx) => {
    const { seller, owner } = await lockSeller(tx, sellerId);
    const change = shopChange(shopFacts(seller), input);
    if (!change) return input;
    const columns = shopColumns(input);
    await tx.update(sellers).set(columns).where(eq(sellers.id, sellerId));
    await writeAudit(tx, { actorId: userId, action: "seller.edit", target: sellerId, ...change });
    await enqueue(tx, sellerUpdatedV1, {
      ...sellerPayload({ ...seller, ...columns }, owner),
      standing: seller.standing,
    });
    return input;
  });
}
