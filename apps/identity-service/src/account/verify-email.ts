import type { UserId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { IdentityDb } from "../schema.ts";
import { useLink } from "./account-link.ts";
import { getAccount } from "./account-queries.ts";
import { askLetter } from "./ask-letter.ts";

/** Asks for the letter that shows an address to be its owner's. Nothing is sent when that is shown already. */
export async function requestVerification(db: IdentityDb, { userId }: { userId: UserId }) {
  const { email, isEmailVerified } = await getAccount(db, userId);
  if (email && !isEmailVerified) await askLetter(db, "verify", email);
  return { ok: true as const };
}

/** The link came back: the address is its owner's. */
export async function verifyEmail(db: IdentityDb, { token }: { token: string }) {
  await db.transaction(async (tx) => {
    const { userId } = await useLink(tx, "verify", token);
    await tx.execute(sql`update users set email_verified_at = coalesce(email_verified_at, now()) where id = ${userId}`);
  });
  return { ok: true as const };
}
