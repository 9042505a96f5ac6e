import type { Role } from "@stallhouse/contracts/actor";
import type { UserId } from "@stallhouse/contracts/ids";
import { idAfter, pageById } from "@stallhouse/service/page-by-id";
import { and, desc, eq, ilike, lt, or } from "drizzle-orm";
import { contains } from "@stallhouse/db/like-pattern";
import { sellers, users } from "../schema.ts";
import type { IdentityDb } from "../schema.ts";

type Filter = { query?: string; role?: Role; after?: string; limit: number };

/** People with an account, newest first. */
export async function listUsers(db: IdentityDb, { query, role, after, limit }: Filter) {
  const cursor = idAfter<UserId>(after);
  const pattern = query ? contains(query) : undefined;
  const rows = await db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      guest: users.guest,
      createdAt: users.createdAt,
      standing: sellers.standing,
      shopName: sellers.shopName,
    })
    .from(users)
    .leftJoin(sellers, eq(sellers.userId, users.id))
    .where(
      and(
        eq(users.guest, false),
        role ? eq(users.role, role) : undefined,
        pattern ? or(ilike(users.email, pattern), ilike(users.name, pattern)) : undefined,
        cursor ? lt(users.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(users.id))
    .limit(limit + 1);
  const items = rows.map(({ standing, shopName, email, createdAt, ...user }) => ({
    ...user,
    email: email ?? "",
    createdAt: createdAt.toISOString(),
    ...(standing && shopName ? { standing, shopName } : {}),
  }));
  return pageById(items, limit, (user) => user.userId);
}
