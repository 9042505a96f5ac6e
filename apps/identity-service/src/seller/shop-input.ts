import { countryInput, input, numberOf } from "@stallhouse/contracts/forms/input";
import { shopForm } from "@stallhouse/contracts/forms/shop";
import { z } from "zod";

const workingDays = numberOf(shopForm.dispatchMin);

/** What a seller tells customers of the shop. Its name and its price per parcel stay as they were agreed. */
export const shopInput = z.strictObject({
  country: countryInput,
  place: input(shopForm.place),
  story: input(shopForm.story),
  /** Working days until a parcel leaves. */
  dispatchDays: z
    .strictObject({ min: workingDays, max: workingDays })
    .refine(({ min, max }) => min <= max, { path: ["max"], params: { code: "beforeFirst" } }),
  returnDays: numberOf(shopForm.returnDays),
  policies: z.strictObject({ shipping: input(shopForm.shipping), returns: input(shopForm.returns) }),
});
export type ShopInput = z.infer<typeof shopInput>;
