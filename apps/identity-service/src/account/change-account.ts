import { userPreferencesChangedV1 } from "@stallhouse/contracts/events/identity";
import type { UserId } from "@stallhouse/contracts/ids";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { eq } from "drizzle-orm";
import { users } from "../schema.ts";
import type { IdentityDb } from "../schema.ts";
import type { Preferences } from "./account-input.ts";
import { getAccount } from "./account-queries.ts";

export async function updateAccount(db: IdentityDb, userId: UserId, change: { name: string; phone: string | null }) {
  await db.update(users).set(change).where(eq(users.id, userId));
  return await getAccount(db, userId);
}

/** Keeps what a person chose, and announces it: who sends mails has to know which are wanted, and in which language. */
export async function setPreferences(db: IdentityDb, userId: UserId, { locale, emailTopics, theme }: Preferences) {
  await db.transaction(async (tx) => {
    const [kept] = await tx
      .update(users)
      .set({ ...(locale && { locale }), ...(emailTopics && { emailTopics }), ...(theme && { theme }) })
      .where(eq(users.id, userId))
      .returning({ locale: users.locale, emailTopics: users.emailTopics });
    if (kept) await enqueue(tx, userPreferencesChangedV1, { userId, ...kept });
  });
  return await getAccount(db, userId);
}
