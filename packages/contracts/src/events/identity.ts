import { z } from "zod";
import { role } from "../actor.ts";
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
  meaning: "Tokens of this user issued before the moment are void.",
  aggregate: ({ userId }) => userId,
  payload: z.object({ userId, notBefore: z.iso.datetime() }),
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
