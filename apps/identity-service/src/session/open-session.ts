import { randomUUID } from "node:crypto";
import type { Actor, Role } from "@stallhouse/contracts/actor";
import type { SellerId, UserId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { signUserToken, userTokenSeconds } from "@stallhouse/auth/user-token";
import { sql } from "drizzle-orm";
import type { IdentityTx } from "../schema.ts";
import type { Standing } from "../seller/standing.ts";
import { newSecret, tokenHash } from "./refresh-token.ts";
import type { SigningKey } from "./signing-keys.ts";

/** The person a session is for, as stored. */
export type Person = {
  userId: UserId;
  role: Role;
  email: string | null;
  name: string;
  guest: boolean;
  sellerId: SellerId | null;
  shopName: string | null;
  standing: Standing | null;
};

export type Session = {
  accessToken: string;
  refreshToken: string;
  /** Milliseconds since the epoch. */
  accessExpiresAt: number;
  user: {
    userId: UserId;
    role: Role;
    email: string;
    name: string;
    guest: boolean;
    sellerId?: SellerId;
    shopName?: string;
    standing?: Standing;
  };
};

/** A refresh token with the moment it was issued, which its access token carries too. */
export type IssuedToken = { jti: string; sessionId: string; refreshToken: string; issuedAt: Date };

/** Where a session is used from, for its owner to recognise it. */
export type Device = { ip?: string | undefined; userAgent?: string | undefined };

/** Starts a new family for a user, who may have been blocked since the password was compared. */
export async function openFamily(tx: IdentityTx, userId: UserId, device: Device): Promise<IssuedToken> {
  const familyId = randomUUID();
  const [user] = await tx.execute<{ standing: Standing | null }>(sql`
    select sellers.standing from users left join sellers on sellers.user_id = users.id
    where users.id = ${userId} for share of users`);
  if (user?.standing === "blocked") throw new Refusal("ACCOUNT_BLOCKED");
  const [family] = await tx.execute<{ id: string }>(sql`
    insert into session_families (id, user_id, secret, created_at, ip, user_agent)
    select ${familyId}, id, ${newSecret()}, greatest(date_trunc('milliseconds', clock_timestamp()), sessions_valid_from),
      ${device.ip ?? null}, ${device.userAgent ?? null}
    from users where id = ${userId} returning id`);
  if (!family) throw new Refusal("WRONG_CREDENTIALS");
  return await openToken(tx, familyId, newSecret());
}

/** Stores a token of a family. Issued never before the user's sessions were last voided, however close the two are. */
export async function openToken(tx: IdentityTx, familyId: string, refreshToken: string): Promise<IssuedToken> {
  const jti = randomUUID();
  const [row] = await tx.execute<{ issuedAt: number }>(sql`
    insert into refresh_tokens (id, family_id, token_hash, created_at)
    select ${jti}, f.id, ${tokenHash(refreshToken)},
      greatest(date_trunc('milliseconds', clock_timestamp()), u.sessions_valid_from)
    from session_families f join users u on u.id = f.user_id where f.id = ${familyId}
    returning extract(epoch from created_at)::float8 * 1000 as "issuedAt"`);
  if (!row) throw new Refusal("SESSION_ENDED");
  return { jti, sessionId: familyId, refreshToken, issuedAt: new Date(Math.round(row.issuedAt)) };
}

/** The pair of tokens a client keeps. The same issued token gives the same pair, signature included (Ed25519 draws nothing). */
export async function sessionFor(key: SigningKey, person: Person, issued: IssuedToken): Promise<Session> {
  const { userId, role, name, guest } = person;
  const email = person.email ?? "";
  const actor: Actor = { userId, role, email, guest, ...(person.sellerId ? { sellerId: person.sellerId } : {}) };
  const { jti, sessionId, issuedAt, refreshToken } = issued;
  return {
    accessToken: await signUserToken(key, { ...actor, jti, sessionId, issuedAt }),
    refreshToken,
    accessExpiresAt: (Math.floor(issuedAt.getTime() / 1000) + userTokenSeconds) * 1000,
    user: {
      ...actor,
      name,
      ...(person.shopName ? { shopName: person.shopName } : {}),
      ...(person.standing ? { standing: person.standing } : {}),
    },
  };
}
