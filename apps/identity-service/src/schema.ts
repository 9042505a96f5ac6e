import type { Role } from "@stallhouse/contracts/actor";
import type { EmailTopic } from "@stallhouse/contracts/email-topics";
import type { SellerId, UserId } from "@stallhouse/contracts/ids";
import { amountColumn, createdAtColumn, currencyColumn, idColumn, refColumn, timeColumn } from "@stallhouse/db/columns";
import type { Db, Tx } from "@stallhouse/db/connect";
import { inbox, outbox, suspects } from "@stallhouse/db/outbox-tables";
import { endedSessions, revocations } from "@stallhouse/db/revocation-table";
import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { JWK } from "jose";
import type { LetterKind } from "./account/letter-kind.ts";
import type { Standing } from "./seller/standing.ts";

export { endedSessions, inbox, outbox, revocations, suspects };

export const users = pgTable(
  "users",
  {
    id: idColumn<UserId>(),
    role: text().$type<Role>().notNull(),
    guest: boolean().notNull().default(false),
    /** In small letters. Null for guests only. */
    email: text().unique(),
    name: text().notNull(),
    phone: text(),
    passwordHash: text(),
    /** When a link sent to the address came back. */
    emailVerifiedAt: timeColumn(),
    /** A BCP 47 tag, as the person chose it. */
    locale: text().notNull().default("en"),
    /** How pages look: light, dark, or as the person's device has it. */
    theme: text().$type<"light" | "dark" | "system">().notNull().default("system"),
    /** Mails the person may do without; one that is not named is wanted. */
    emailTopics: jsonb().$type<Partial<Record<EmailTopic, boolean>>>().notNull().default({}),
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
    check("users_theme", sql`${table.theme} in ('light', 'dark', 'system')`),
    check("users_locale", sql`${table.locale} ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'`),
    index("users_by_words")
      .using("gin", sql`${table.email} gin_trgm_ops`, sql`${table.name} gin_trgm_ops`)
      .where(sql`not ${table.guest}`),
    index("users_guests_by_time")
      .on(table.createdAt)
      .where(sql`${table.guest}`),
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
    /** Working days until a parcel leaves. */
    dispatchMin: integer().notNull().default(1),
    dispatchMax: integer().notNull().default(3),
    /** Days after delivery in which goods may be sent back: never fewer than the law gives. */
    returnDays: integer().notNull().default(30),
    /** In the seller's words; empty where the market's own rule is all there is. */
    shippingPolicy: text().notNull().default(""),
    returnsPolicy: text().notNull().default(""),
    standing: text().$type<Standing>().notNull().default("pending"),
    blockedReason: text(),
    blockedAt: timeColumn(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    check("sellers_standing", sql`${table.standing} in ('pending', 'active', 'blocked')`),
    check("sellers_blocked_with_reason", sql`(${table.standing} = 'blocked') = (${table.blockedReason} is not null)`),
    check("sellers_blocked_with_time", sql`(${table.standing} = 'blocked') = (${table.blockedAt} is not null)`),
    check("sellers_dispatch", sql`${table.dispatchMin} between 0 and ${table.dispatchMax}`),
    check("sellers_return_days", sql`${table.returnDays} >= 14`),
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
    /** When the owner changed the password in this session: it outlived the others. */
    keptAt: timeColumn(),
    /** Where it was last seen, for the owner to tell their devices apart. */
    ip: text(),
    userAgent: text(),
  },
  (table) => [
    index("session_families_by_user").on(table.userId),
    index("session_families_by_time").on(table.createdAt),
    index("session_families_ended")
      .on(table.endedAt)
      .where(sql`${table.endedAt} is not null`),
  ],
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
    index("refresh_tokens_rotated")
      .on(table.rotatedAt)
      .where(sql`${table.rotatedAt} is not null`),
  ],
);

/**
 * Failed log-ins by account, by address, by the pair of both, and of all together in slices of seconds; in the database, so
 * that all copies count together.
 */
export const logInAttempts = pgTable(
  "log_in_attempts",
  {
    key: text().primaryKey(),
    failures: integer().notNull().default(0),
    lastFailedAt: createdAtColumn(),
    /** No attempt is looked at before. */
    freeAt: createdAtColumn(),
    /** For a pair: when the owner last came in from this address. */
    knownAt: timeColumn(),
  },
  (table) => [
    index("log_in_attempts_forgotten")
      .on(table.lastFailedAt)
      .where(sql`${table.knownAt} is null`),
    index("log_in_attempts_known")
      .on(table.knownAt)
      .where(sql`${table.knownAt} is not null`),
  ],
);

/** A link that was sent to a person's address. The token in it is not kept, only the hash of its secret half. */
const linkColumns = {
  id: uuid().primaryKey(),
  userId: refColumn<UserId>()
    .notNull()
    .references(() => users.id),
  tokenHash: text().notNull(),
  createdAt: timeColumn().notNull(),
  expiresAt: timeColumn().notNull(),
  usedAt: timeColumn(),
  /** The fact that carries the token to the notifier, until it is sent and the token is taken out of it. */
  factId: uuid(),
};

export const passwordResets = pgTable("password_resets", linkColumns, (table) => [
  check("password_resets_hashed", sql`${table.tokenHash} ~ '^[0-9a-f]{64}$'`),
  check("password_resets_short", sql`${table.expiresAt} <= ${table.createdAt} + interval '60 minutes'`),
  uniqueIndex("password_resets_one_per_user")
    .on(table.userId)
    .where(sql`${table.usedAt} is null`),
  index("password_resets_by_end").on(table.expiresAt),
  index("password_resets_by_user").on(table.userId),
]);

export const emailVerifications = pgTable("email_verifications", linkColumns, (table) => [
  check("email_verifications_hashed", sql`${table.tokenHash} ~ '^[0-9a-f]{64}$'`),
  check("email_verifications_short", sql`${table.expiresAt} <= ${table.createdAt} + interval '48 hours'`),
  uniqueIndex("email_verifications_one_per_user")
    .on(table.userId)
    .where(sql`${table.usedAt} is null`),
  index("email_verifications_by_end").on(table.expiresAt),
  index("email_verifications_by_user").on(table.userId),
]);

/** Letters asked for, one row per kind and address: who asks waits for nothing, and nobody is written to twice a minute. */
export const askedLetters = pgTable(
  "asked_letters",
  {
    /** Kind and hash of the address: typed addresses that nobody has are nobody's business. */
    key: text().primaryKey(),
    kind: text().$type<LetterKind>().notNull(),
    /** Null when nobody has the address: the row is written all the same. */
    userId: refColumn<UserId>().references(() => users.id),
    askedAt: timeColumn().notNull(),
    writtenAt: timeColumn(),
    /** How many were written since then. */
    letters: integer().notNull().default(1),
    since: timeColumn().notNull().defaultNow(),
    /** Who asked, as notifier counts them: a mark of their address on the net, or their own id. */
    askedBy: text(),
    correlationId: text().notNull(),
  },
  (table) => [
    check("asked_letters_kind", sql`${table.kind} in ('reset', 'verify', 'taken')`),
    index("asked_letters_by_time").on(table.askedAt),
    index("asked_letters_by_user").on(table.userId),
    index("asked_letters_owed")
      .on(table.askedAt)
      .where(sql`${table.writtenAt} is null and ${table.userId} is not null`),
  ],
);

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
  passwordResets,
  emailVerifications,
  askedLetters,
  signingKeys,
  auditLog,
  outbox,
  inbox,
  revocations,
  endedSessions,
  suspects,
};
export type IdentityDb = Db<typeof schema>;
export type IdentityTx = Tx<typeof schema>;
