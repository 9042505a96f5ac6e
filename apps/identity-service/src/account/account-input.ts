import { emailTopic } from "@stallhouse/contracts/email-topics";
import { customerForm, loginForm, sellerForm } from "@stallhouse/contracts/forms/account";
import { countryInput, emailInput, input, line, paragraphs, phoneInput } from "@stallhouse/contracts/forms/input";
import { linkToken } from "@stallhouse/contracts/forms/orders";
import { priceAmount } from "@stallhouse/contracts/money";
import { z } from "zod";

/** The person's address as the gateway saw it. */
export const ip = line(64);

/** What their browser says it is; browsers say a lot. */
export const userAgent = paragraphs(10_000)
  .transform((text) => text.slice(0, 400).replace(/\p{Cs}$/u, ""))
  .optional();

export const newPassword = input(customerForm.password);
/** For log-in: whatever was typed is compared. */
export const typedPassword = input(loginForm.password);
const name = input(customerForm.name);

export const registerCustomerInput = z.strictObject({
  name,
  email: emailInput,
  password: newPassword,
  phone: phoneInput.optional(),
  ip,
});
export type RegisterCustomerInput = z.infer<typeof registerCustomerInput>;

export const registerSellerInput = registerCustomerInput.extend({
  shopName: input(sellerForm.shopName),
  country: countryInput,
  place: input(sellerForm.place),
  story: input(sellerForm.story),
  shippingAmount: priceAmount,
});
export type RegisterSellerInput = z.infer<typeof registerSellerInput>;

export const updateInput = z.strictObject({ name, phone: phoneInput.nullable() });
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

export const askResetInput = z.strictObject({ email: emailInput, ip });
export const resetInput = z.strictObject({ token: input(linkToken), password: newPassword, ip });
export const checkLinkInput = z.strictObject({ kind: z.enum(["reset", "verify"]), token: input(linkToken) });
export const linkInput = z.strictObject({ token: input(linkToken) });
export const becomeMemberInput = z.strictObject({
  /** The guest's access token: the account grows out of the guest. */
  guestToken: line(4_000),
  email: emailInput,
  name,
  password: newPassword,
  ip,
  userAgent,
});
export type BecomeMemberInput = z.infer<typeof becomeMemberInput>;
