import { z } from "zod";

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u);

/** Where a parcel goes. One name field, a second line only when it is needed. */
export const address = z.strictObject({
  name: line(120),
  line1: line(160),
  line2: line(160).optional(),
  postalCode: line(16),
  city: line(80),
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[0-9 ()-]{6,24}$/)
    .optional(),
});
export type Address = z.infer<typeof address>;
