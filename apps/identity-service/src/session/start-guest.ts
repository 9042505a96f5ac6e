import { newId } from "@stallhouse/contracts/ids";
import type { UserId } from "@stallhouse/contracts/ids";
import { users } from "../schema.ts";
import type { IdentityDb } from "../schema.ts";
import { openFamily, sessionFor } from "./open-session.ts";
import type { Device, Session } from "./open-session.ts";
import type { SigningKey } from "./signing-keys.ts";

/** A customer without an account: enough to own a cart. */
export async function startGuest(
  { db, signingKey }: { db: IdentityDb; signingKey: SigningKey },
  device: Device,
): Promise<Session> {
  const userId = newId<UserId>();
  const person = { role: "user" as const, guest: true, email: null, name: "Guest" };
  const issued = await db.transaction(async (tx) => {
    await tx.insert(users).values({ id: userId, ...person });
    return await openFamily(tx, userId, device);
  });
  return await sessionFor(signingKey, { userId, ...person, sellerId: null, shopName: null, standing: null }, issued);
}
