import { z } from "zod";
import { sellerId, userId } from "./ids.ts";

/** The seeds' role words, as they stand in the token: people read Customer, Seller, Admin. */
export const role = z.enum(["user", "seller", "admin"]);
export type Role = z.infer<typeof role>;

/** Who acts, after a user token was verified. */
export const actor = z.object({
  userId,
  role,
  /** Empty for a guest. For display only: mails go to the address in the event. */
  email: z.string(),
  guest: z.boolean().default(false),
  sellerId: sellerId.optional(),
});
export type Actor = z.infer<typeof actor>;
