import { emailVerifiedV1 } from "@stallhouse/contracts/events/identity";
import type { PayloadOf } from "@stallhouse/contracts/event";
import type { UserId } from "@stallhouse/contracts/ids";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import type { IdentityDb, IdentityTx } from "../schema.ts";
import { useLink } from "./account-link.ts";
import { getAccount } from "./account-queries.ts";
import { askLetter } from "./ask-letter.ts";

/**
 * Asks for the letter that shows an address to be its owner's. Nothing is sent when that is shown already, or when a link
 * that works is in the mailbox: `isSent` says so.
 */
export async function requestVerification(db: IdentityDb, { userId }: { userId: UserId }) {
  const { email, isEmailVerified } = await getAccount(db, userId);
  const isSent = email !== null && !isEmailVerified && (await askLetter(db, "verify", { email, by: userId }));
  return { ok: true as const, isSent };
}

/** The link came back: the address is its owner's. */
export async function verifyEmail(db: IdentityDb, { token }: { token: string }) {
  await db.transaction(async (tx) => {
    const { userId } = await useLink(tx, "verify", token);
    await noteVerified(tx, userId);
  });
  return { ok: true as const };
}

type Verified = Omit<PayloadOf<typeof emailVerifiedV1>, "verifiedAt"> & { verifiedAt: number };

/** A link sent to a person's address came back, whatever it was for. Said once. */
export async function noteVerified(tx: IdentityTx, userId: UserId): Promise<void> {
  const [verified] = await tx.execute<Verified>(sql`
    update users u set email_verified_at = now() where u.id = ${userId} and u.email_verified_at is null
    returning u.id as "userId", u.email, u.name, u.role,
      extract(epoch from u.email_verified_at)::float8 * 1000 as "verifiedAt",
      (select jsonb_build_object('sellerId', s.id, 'shopName', s.shop_name, 'standing', s.standing)
        from sellers s where s.user_id = u.id) as shop`);
  if (!verified) return;
  const verifiedAt = new Date(verified.verifiedAt).toISOString();
  await enqueue(tx, emailVerifiedV1, { ...verified, verifiedAt });
}
