import { z } from "zod";

/** Where a parcel goes, as it was taken at the door (`forms/address-input.ts`). */
export const address = z.strictObject({
  name: z.string(),
  line1: z.string(),
  line2: z.string().optional(),
  postalCode: z.string(),
  city: z.string(),
  /** ISO 3166-1 alpha-2. */
  country: z.string(),
  phone: z.string().optional(),
});
export type Address = z.infer<typeof address>;
