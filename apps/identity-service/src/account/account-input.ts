import { emailTopic } from "@stallhouse/contracts/email-topics";
import { priceAmount } from "@stallhouse/contracts/money";
import { z } from "zod";
import { emailInput } from "./email.ts";

/** One line for people to read: no control characters, which would end up in mail headers, and no line separators. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, "has characters that cannot be shown");

export const paragraphs = (max: number) =>
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

/** What their browser says it is; browsers say a lot. */
export const userAgent = z
  .string()
  .max(10_000)
  .transform((text) => text.slice(0, 400))
  .optional();

const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9 ()-]{6,24}$/);

export const registerCustomerInput = z.strictObject({
  name: line(120),
  email: emailInput,
  password: newPassword,
  phone: phone.optional(),
  ip,
});
export type RegisterCustomerInput = z.infer<typeof registerCustomerInput>;

export const registerSellerInput = registerCustomerInput.extend({
  shopName: line(60),
  country: z.string().regex(/^[A-Z]{2}$/),
  place: line(80),
  story: paragraphs(2_000),
  shippingAmount: priceAmount,
});
export type RegisterSellerInput = z.infer<typeof registerSellerInput>;

export const updateInput = z.strictObject({ name: line(120), phone: phone.nullable() });
export const changePasswordInput = z.strictObject({ current: typedPassword, next: newPassword });
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;
const themes = ["light", "dark", "system"] as const;

/** What is not named stays as it is. */
export const preferencesInput = z
  .strictObject({
    locale: z
      .string()
      .max(35)
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
      .optional(),
    emailTopics: z.partialRecord(emailTopic, z.boolean()).optional(),
    theme: z.enum(themes).optional(),
  })
  .refine((given) => Object.keys(given).length > 0, "names nothing");
export type Preferences = z.infer<typeof preferencesInput>;

const linkToken = z.string().min(1).max(200);
export const askResetInput = z.strictObject({ email: emailInput, ip });
export const resetInput = z.strictObject({ token: linkToken, password: newPassword, ip });
export const checkLinkInput = z.strictObject({ kind: z.enum(["reset", "verify"]), token: linkToken });
export const linkInput = z.strictObject({ token: linkToken });
export const becomeMemberInput = z.strictObject({
  /** The guest's access token: the account grows out of the guest. */
  guestToken: z.string().min(1).max(4_000),
  email: emailInput,
  name: line(120),
  password: newPassword,
  ip,
  userAgent,
});
export type BecomeMemberInput = z.infer<typeof becomeMemberInput>;
