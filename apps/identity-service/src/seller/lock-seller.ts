import type { SellerId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { eq } from "drizzle-orm";
import { sellers, users } from "../schema.ts";
import type { IdentityTx } from "../schema.ts";

/** A seller and their owner, held until the transaction ends. */
export async function lockSeller(tx: IdentityTx, sellerId: SellerId) {
  const [row] = await tx
    .select({ seller: sellers, owner: { id: users.id, email: users.email, name: users.name, phone: users.phone } })
    .from(sellers)
    .innerJoin(users, eq(users.id, sellers.userId))
    .where(eq(sellers.id, sellerId))
    .for("update");
  if (!row) throw new Refusal("SELLER_NOT_FOUND");
  return row;
}
