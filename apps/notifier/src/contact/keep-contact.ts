import type { PayloadOf } from "@stallhouse/contracts/event";
import type { sellerCreatedV1, userCreatedV1 } from "@stallhouse/contracts/events/identity";
import { contacts } from "../schema.ts";
import type { NotifierTx } from "../schema.ts";

/** Keeps sellers and admins. Customers are written to at the address in the fact itself. */
export async function keepUser(tx: NotifierTx, user: PayloadOf<typeof userCreatedV1>): Promise<void> {
  const { userId, role, email, name } = user;
  if (role === "user") return;
  await tx
    .insert(contacts)
    .values({ userId, role, email, name })
    .onConflictDoUpdate({ target: contacts.userId, set: { role, email, name } });
}

export async function keepSeller(tx: NotifierTx, seller: PayloadOf<typeof sellerCreatedV1>): Promise<void> {
  const { userId, email, name, sellerId, shopName } = seller;
  await tx
    .insert(contacts)
    .values({ userId, role: "seller", email, name, sellerId, shopName })
    .onConflictDoUpdate({ target: contacts.userId, set: { email, name, sellerId, shopName } });
}
