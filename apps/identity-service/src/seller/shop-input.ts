import { z } from "zod";
import { line, paragraphs } from "../account/account-input.ts";

const workingDays = z.int().min(0).max(60);

/** What a seller tells customers of the shop. Its name and its price per parcel stay as they were agreed. */
export const shopInput = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/),
  place: line(80),
  story: paragraphs(2_000),
  /** Working days until a parcel leaves. */
  dispatchDays: z
    .strictObject({ min: workingDays, max: workingDays })
    .refine(({ min, max }) => min <= max, { path: ["max"], message: "is before the first day" }),
  /** Days after delivery; buyers in the EU have fourteen in any case. */
  returnDays: z.int().min(14).max(365),
  policies: z.strictObject({ shipping: paragraphs(1_000), returns: paragraphs(1_000) }),
});
export type ShopInput = z.infer<typeof shopInput>;
