import { sellerCreatedV1 } from "@stallhouse/contracts/events/identity";
import { newId } from "@stallhouse/contracts/ids";
import type { SellerId } from "@stallhouse/contracts/ids";
import { inputRefused, Refusal } from "@stallhouse/contracts/refusal";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { eq } from "drizzle-orm";
import type { RegisterSellerInput } from "../account/account-input.ts";
import { addUser } from "../account/add-user.ts";
import { askLetter } from "../account/ask-letter.ts";
import type { Passwords } from "../account/password-hash.ts";
import { refuseWeakPassword } from "../account/password-rules.ts";
import { sellers } from "../schema.ts";
import type { IdentityDb } from "../schema.ts";
import { addressMark } from "../session/address-key.ts";
import { countRegistration, rememberPlace } from "../session/count-attempt.ts";
import { sellerPayload } from "./seller-payload.ts";
import { shopSlug } from "./shop-slug.ts";

/** Makes a seller's account, which waits for approval. A taken address gets the same answer as a free one. */
export async function registerSeller(
  { db, passwords }: { db: IdentityDb; passwords: Passwords },
  { name, email, password, phone: givenPhone, ip, ...shop }: RegisterSellerInput,
) {
  refuseWeakPassword(password, { email, name });
  const slug = shopSlug(shop.shopName);
  if (!slug) throw inputRefused({ field: "shopName", code: "character" });
  await countRegistration(db, email, ip);
  const passwordHash = await passwords.hash(password);
  const phone = givenPhone ?? null;
  await db.transaction(async (tx) => {
    // Looked at before the address is, so that the answer does not depend on who is registered.
    const taken = await tx.select({ id: sellers.id }).from(sellers).where(eq(sellers.slug, slug));
    if (taken.length > 0) throw new Refusal("SHOP_NAME_TAKEN");
    const userId = await addUser(tx, { role: "seller", email, name, phone, passwordHash });
    await askLetter(tx, userId ? "verify" : "taken", { email, by: addressMark(ip) });
    await rememberPlace(tx, { email, ip, isTheirs: userId !== undefined });
    if (!userId) return;
    const seller = { id: newId<SellerId>(), userId, slug, currency: "EUR", ...shop };
    const [added] = await tx.insert(sellers).values(seller).onConflictDoNothing({ target: sellers.slug }).returning();
    if (!added) throw new Refusal("SHOP_NAME_TAKEN");
    await enqueue(tx, sellerCreatedV1, sellerPayload(added, { id: userId, email, name, phone }));
  });
  return { ok: true as const };
}
