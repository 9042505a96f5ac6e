import type { Role } from "@stallhouse/contracts/actor";
import type { SellerId, UserId } from "@stallhouse/contracts/ids";
import { amountColumn, createdAtColumn, currencyColumn, idColumn, refColumn, timeColumn } from "@stallhouse/db/columns";
import type { Db, Tx } from "@stallhouse/db/connect";
import { inbox, outbox } from "@stallhouse/db/outbox-tables";
import { revocations } from "@stallhouse/db/revocation-table";
import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { JWK } from "jose";
import type { Standing } from "./seller/standing.ts";

export { inbox, outbox, revocations };

export const users = pgTable(
  "users",
  {
    id: idColumn<UserId>(),
    role: text().$type<Role>().notNull(),
    guest: boolean().notNull().default(false),
    /** Normalised by parseEmail. Null for guests only. */
    email: text().unique(),
    name: text().notNull(),
    phone: text(),
    passwordHash: text(),
    /** Sessions and tokens from before are void: log out everywhere, block. Whole milliseconds, as tokens carry it. */
    sessionsValidFrom: timeColumn()
      .notNull()
      .default(sql`date_trunc('milliseconds', now())`),
    createdAt: createdAtColumn(),
  },
  (table) => [
    check("users_role", sql`${table.role} in ('user', 'seller', 'admin')`),
    check("users_guest_has_no_account", sql`${table.guest} = (${table.email} is null)`),
    check("users_account_has_password", sql`(${table.email} is null) = (${table.passwordHash} is null)`),
    check("users_guest_is_customer", sql`not ${table.guest} or ${table.role} = 'user'`),
    check(
      "users_email_normalised",
      sql`${table.email} = lower(${table.email}) and ${table.email} ~ '^[!-?A-~]+@[!-?A-~]+$' and length(${table.email}) <= 254`,
    ),
    check(
      "users_password_argon2id",
      sql`${table.passwordHash} ~ '^\\$argon2id\\$v=19\\$m=\\d+,t=\\d+,p=\\d+\\$' and substring(${table.passwordHash} from 'm=(\\d+)')::int >= 19456 and substring(${table.passwordHash} from 't=(\\d+)')::int >= 2`,
    ),
  ],
);

export const sellers = pgTable(
  "sellers",
  {
    id: idColumn<SellerId>(),
    userId: refColumn<UserId>()
      .notNull()
      .unique()
      .references(() => users.id),
    shopName: text().notNull(),
    /** Made from the shop's name; two names that read alike in an address are one name. */
    slug: text().notNull().unique(),
    country: text().notNull(),
    place: text().notNull(),
    story: text().notNull(),
    shippingAmount: amountColumn(),
    currency: currencyColumn(),
    standing: text().$type<Standing>().notNull().default("pending"),
    blockedReason: text(),
    blockedAt: timeColumn(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    check("sellers_standing", sql`${table.standing} in ('pending', 'active', 'blocked')`),
    check("sellers_blocked_with_reason", sql`(${table.standing} = 'blocked') = (${table.blockedReason} is not null)`),
    check("sellers_blocked_with_time", sql`(${table.standing} = 'blocked') = (${table.blockedAt} is not null)`),
    check("sellers_shipping_amount", sql`${table.shippingAmount} >= 0`),
    index("sellers_by_standing").on(table.standing, table.id),
  ],
);

/** One log-in on one device: the chain of refresh tokens that came from it. */
export const sessionFamilies = pgTable(
  "session_families",
  {
    id: uuid().primaryKey(),
    userId: refColumn<UserId>()
      .notNull()
      .references(() => users.id),
    /** Derives each token's successor; see session/refresh-token.ts. */
    secret: text().notNull(),
    createdAt: timeColumn().notNull(),
    endedAt: timeColumn(),
  },
  (table) => [index("session_families_by_user").on(table.userId)],
);

export const refreshTokens = pgTable(
  "refresh_tokens",
  {
    /** Also the jti of the access token that was issued with it. */
    id: uuid().primaryKey(),
    familyId: uuid()
      .notNull()
      .references(() => sessionFamilies.id, { onDelete: "cascade" }),
    tokenHash: text().notNull().unique(),
    createdAt: timeColumn().notNull(),
    rotatedAt: timeColumn(),
  },
  (table) => [
    check("refresh_tokens_hashed", sql`${table.tokenHash} ~ '^[0-9a-f]{64}$'`),
    uniqueIndex("refresh_tokens_one_live_per_family")
      .on(table.familyId)
      .where(sql`${table.rotatedAt} is null`),
    index("refresh_tokens_by_family").on(table.familyId),
  ],
);

/** Failed log-ins by account, by address, and by the pair of both; in the database, so that all copies count together. */
export const logInAttempts = pgTable("log_in_attempts", {
  key: text().primaryKey(),
  failures: integer().notNull().default(0),
  lastFailedAt: createdAtColumn(),
  /** No attempt is looked at before. */
  freeAt: createdAtColumn(),
  /** For a pair: when the owner last came in from this address. */
  knownAt: timeColumn(),
});

export const signingKeys = pgTable("signing_keys", {
  id: text().primaryKey(),
  privateKey: jsonb().$type<JWK>().notNull(),
  publicKey: jsonb().$type<JWK>().notNull(),
  createdAt: createdAtColumn(),
});

/** Who changed whose rights, and why. Append-only by trigger. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: uuid().primaryKey(),
    at: createdAtColumn(),
    /** Null when the house itself acted. */
    actorId: refColumn<UserId>(),
    action: text().notNull(),
    target: uuid().notNull(),
    before: text(),
    after: text(),
    reason: text(),
    correlationId: text().notNull(),
  },
  (table) => [index("audit_log_by_target").on(table.target, table.at)],
);

const schema = {
  users,
  sellers,
  sessionFamilies,
  refreshTokens,
  logInAttempts,
  signingKeys,
  auditLog,
  outbox,
  inbox,
  revocations,
};
export type IdentityDb = Db<typeof schema>;
export type IdentityTx = Tx<typeof schema>;
