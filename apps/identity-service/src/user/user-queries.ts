import type { Role } from "@stallhouse/contracts/actor";
import type { UserId } from "@stallhouse/contracts/ids";
import { idAfter, pageById } from "@stallhouse/service/page-by-id";
import { and, desc, eq, inArray, lt, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { mentions, newestMentioning } from "@stallhouse/db/like-pattern";
import { sellers, users } from "../schema.ts";
import type { IdentityDb } from "../schema.ts";

type Filter = { query?: string; role?: Role; after?: string; limit: number };

/** People with an account, newest first. */
export async function listUsers(db: IdentityDb, { query, role, after, limit }: Filter) {
  const cursor = idAfter<UserId>(after);
  const condition = and(
    eq(users.guest, false),
    role ? eq(users.role, role) : undefined,
    cursor ? lt(users.id, cursor) : undefined,
  );
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
    .where(query ? inArray(users.id, mentioning(query, condition, limit + 1)) : condition)
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

function mentioning(query: string, condition: SQL | undefined, most: number): SQL {
  const mention = sql`${or(mentions(users.email, query), mentions(users.name, query))}`;
  return newestMentioning({ id: sql`${users.id}`, from: sql`${users}`, mention, condition, most });
}
