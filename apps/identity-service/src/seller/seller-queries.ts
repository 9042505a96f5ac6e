import type { SellerId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { idAfter, pageById } from "@stallhouse/service/page-by-id";
import { and, desc, eq, ilike, lt, or, sql } from "drizzle-orm";
import { contains } from "@stallhouse/db/like-pattern";
import { sellers, users } from "../schema.ts";
import type { IdentityDb } from "../schema.ts";
import { shopFacts } from "./shop-facts.ts";
import type { ShopInput } from "./shop-input.ts";
import type { Standing } from "./standing.ts";

const shown = {
  sellerId: sellers.id,
  userId: sellers.userId,
  shopName: sellers.shopName,
  slug: sellers.slug,
  ownerName: users.name,
  email: users.email,
  place: sellers.place,
  country: sellers.country,
  standing: sellers.standing,
  createdAt: sellers.createdAt,
  blockedReason: sellers.blockedReason,
};

type Filter = { standing?: Standing; query?: string; after?: string; limit: number };

/** Sellers, newest first, with the number of sellers in each standing. */
export async function listSellers(db: IdentityDb, { standing, query, after, limit }: Filter) {
  const pattern = query ? contains(query) : undefined;
  const cursor = idAfter<SellerId>(after);
  const [rows, counted] = await Promise.all([
    db
      .select(shown)
      .from(sellers)
      .innerJoin(users, eq(users.id, sellers.userId))
      .where(
        and(
          standing ? eq(sellers.standing, standing) : undefined,
          pattern
            ? or(ilike(sellers.shopName, pattern), ilike(users.email, pattern), ilike(users.name, pattern))
            : undefined,
          cursor ? lt(sellers.id, cursor) : undefined,
        ),
      )
      .orderBy(desc(sellers.id))
      .limit(limit + 1),
    db
      .select({ standing: sellers.standing, count: sql<number>`count(*)::int` })
      .from(sellers)
      .groupBy(sellers.standing),
  ]);
  const counts: Record<Standing, number> = { pending: 0, active: 0, blocked: 0 };
  for (const row of counted) counts[row.standing] = row.count;
  return { ...pageById(rows.map(plain), limit, (seller) => seller.sellerId), counts };
}

/** One seller as the house sees it. */
export async function getSeller(db: IdentityDb, sellerId: SellerId) {
  const [row] = await db
    .select({ ...shown, phone: users.phone, story: sellers.story, shippingAmount: sellers.shippingAmount })
    .from(sellers)
    .innerJoin(users, eq(users.id, sellers.userId))
    .where(eq(sellers.id, sellerId));
  if (!row) throw new Refusal("SELLER_NOT_FOUND");
  return plain(row);
}

/** What a seller tells customers of their own shop. */
export async function getShop(db: IdentityDb, sellerId: SellerId): Promise<ShopInput> {
  const [row] = await db.select().from(sellers).where(eq(sellers.id, sellerId));
  if (!row) throw new Refusal("SELLER_NOT_FOUND");
  return shopFacts(row);
}

function plain<Row extends { email: string | null; createdAt: Date }>({ email, createdAt, ...seller }: Row) {
  return { ...seller, email: email ?? "", createdAt: createdAt.toISOString() };
}
