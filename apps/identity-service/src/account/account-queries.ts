import type { EmailTopic } from "@stallhouse/contracts/email-topics";
import type { UserId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { eq } from "drizzle-orm";
import { sellers, users } from "../schema.ts";
import type { IdentityDb } from "../schema.ts";

const allWanted = { parcels: true, stock: true } satisfies Record<EmailTopic, boolean>;

/** What a person sees of their own account. */
export async function getAccount(db: IdentityDb, userId: UserId) {
  const [row] = await db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      phone: users.phone,
      role: users.role,
      emailVerifiedAt: users.emailVerifiedAt,
      locale: users.locale,
      emailTopics: users.emailTopics,
      theme: users.theme,
      shop: {
        sellerId: sellers.id,
        shopName: sellers.shopName,
        slug: sellers.slug,
        standing: sellers.standing,
        place: sellers.place,
        country: sellers.country,
        story: sellers.story,
        shippingAmount: sellers.shippingAmount,
      },
    })
    .from(users)
    .leftJoin(sellers, eq(sellers.userId, users.id))
    .where(eq(users.id, userId));
  if (!row) throw new Refusal("USER_NOT_FOUND");
  const { shop, email, emailVerifiedAt, locale, emailTopics, theme, ...person } = row;
  return {
    ...person,
    email: email ?? "",
    isEmailVerified: emailVerifiedAt !== null,
    preferences: { locale, emailTopics: { ...allWanted, ...emailTopics }, theme },
    ...(shop ? { shop } : {}),
  };
}
