import { amount } from "@stallhouse/contracts/money";
import { z } from "zod";
import { emailInput } from "./email.ts";

/** One line for people to read: no control characters, which would end up in mail headers, and no line separators. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, "has characters that cannot be shown");

const paragraphs = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^(?:[^\p{Cc}]|[\n\t])*$/u, "has characters that cannot be shown");

/** Characters as people count them, so that eight emoji are eight. Nothing is trimmed: spaces are part of a password. */
export const newPassword = z
  .string()
  .max(1_000)
  .refine((text) => Array.from(text).length >= 8, "needs at least 8 characters")
  .refine((text) => Array.from(text).length <= 128, "has more than 128 characters");

/** For log-in: whatever was typed is compared, only its size is limited. */
export const typedPassword = z.string().min(1).max(1_000);

/** The person's address as the gateway saw it. */
export const ip = z.string().max(64);

export const registerCustomerInput = z.strictObject({
  name: line(120),
  email: emailInput,
  password: newPassword,
  phone: z
    .string()
    .trim()
    .regex(/^\+?[0-9 ()-]{6,24}$/)
    .optional(),
  ip,
});
export type RegisterCustomerInput = z.infer<typeof registerCustomerInput>;

export const registerSellerInput = registerCustomerInput.extend({
  shopName: line(60),
  country: z.string().regex(/^[A-Z]{2}$/),
  place: line(80),
  story: paragraphs(2_000),
  shippingAmount: amount,
});
export type RegisterSellerInput = z.infer<typeof registerSellerInput>;
