import { z } from "zod";
import { role } from "../actor.ts";
import { emailTopic } from "../email-topics.ts";
import { defineEvent } from "../event.ts";
import { sellerId, userId } from "../ids.ts";

export const userCreatedV1 = defineEvent({
  key: "user.created.v1",
  meaning: "A person has an account.",
  aggregate: ({ userId }) => userId,
  payload: z.object({ userId, email: z.string(), name: z.string(), role, phone: z.string().nullable() }),
});

export const userRevokedV1 = defineEvent({
  key: "user.revoked.v1",
  meaning: "Tokens of this user issued before the moment are void; of one session alone, if it is named.",
  aggregate: ({ userId }) => userId,
  payload: z.object({ userId, notBefore: z.iso.datetime(), sessionId: z.uuid().optional() }),
});

const account = z.object({ userId, email: z.string(), name: z.string() });
/** A mark of the address on the net from which a letter was asked for: notifier counts by it. Not the address itself. */
const askedBy = z.string().optional();
/** Opens the page its mail leads to, once and for a short time. Stored by identity as a hash only. */
const token = z.string();

export const passwordResetRequestedV1 = defineEvent({
  key: "password.reset_requested.v1",
  meaning: "A person asked for a link to set a new password.",
  aggregate: ({ userId }) => userId,
  payload: account.extend({ token, askedBy }),
});

export const passwordChangedV1 = defineEvent({
  key: "password.changed.v1",
  meaning: "A person has a new password, and every other session of theirs has ended.",
  aggregate: ({ userId }) => userId,
  payload: account,
});

export const emailVerificationRequestedV1 = defineEvent({
  key: "email.verification_requested.v1",
  meaning: "A person is asked to show that the address is theirs.",
  aggregate: ({ userId }) => userId,
  payload: account.extend({ token, askedBy }),
});

export const emailVerifiedV1 = defineEvent({
  key: "email.verified.v1",
  meaning: "A link sent to a person's address came back: the address is theirs.",
  aggregate: ({ userId }) => userId,
  payload: account.extend({
    role,
    verifiedAt: z.iso.datetime(),
    /** Of a seller. */
    shop: z.object({ sellerId, shopName: z.string(), standing: z.enum(["pending", "active", "blocked"]) }).nullable(),
  }),
});

export const accountAddressTakenV1 = defineEvent({
  key: "account.address_taken.v1",
  meaning: "Somebody tried to make an account with the address of one that exists.",
  aggregate: ({ email }) => email,
  payload: account.omit({ userId: true }).extend({ askedBy }),
});

export const userPreferencesChangedV1 = defineEvent({
  key: "user.preferences_changed.v1",
  meaning: "A person chose a language, and which mails they want beside those an order needs.",
  aggregate: ({ userId }) => userId,
  payload: z.object({ userId, locale: z.string(), emailTopics: z.partialRecord(emailTopic, z.boolean()) }),
});

const seller = z.object({
  sellerId,
  userId,
  shopName: z.string(),
  slug: z.string(),
  email: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  country: z.string(),
  place: z.string(),
  story: z.string(),
  /** Flat rate per parcel, minor units. */
  shippingAmount: z.int(),
  currency: z.string(),
  /** Working days until a parcel leaves. */
  dispatchDays: z.object({ min: z.int(), max: z.int() }).optional(),
  /** Days after delivery in which goods may be sent back. */
  returnDays: z.int().optional(),
  /** In the seller's words; empty where the market's own rule is all there is. */
  policies: z.object({ shipping: z.string(), returns: z.string() }).optional(),
});

export const sellerCreatedV1 = defineEvent({
  key: "seller.created.v1",
  meaning: "A seller asked to be let in.",
  aggregate: ({ sellerId }) => sellerId,
  payload: seller,
});
export const sellerApprovedV1 = defineEvent({
  key: "seller.approved.v1",
  meaning: "The seller may sell.",
  aggregate: ({ sellerId }) => sellerId,
  payload: seller,
});
export const sellerBlockedV1 = defineEvent({
  key: "seller.blocked.v1",
  meaning: "The seller may not sell any more.",
  aggregate: ({ sellerId }) => sellerId,
  payload: seller.extend({ reason: z.string() }),
});
export const sellerUnblockedV1 = defineEvent({
  key: "seller.unblocked.v1",
  meaning: "The seller may sell again.",
  aggregate: ({ sellerId }) => sellerId,
  payload: seller,
});
export const sellerUpdatedV1 = defineEvent({
  key: "seller.updated.v1",
  meaning: "What customers read of the seller's shop has changed.",
  aggregate: ({ sellerId }) => sellerId,
  payload: seller.extend({ standing: z.enum(["pending", "active", "blocked"]) }),
});
