import * as forms from "@stallhouse/contracts/forms/account";
import type { FormRules } from "~/ui/faults.ts";

const words = "account";

/** The forms of an account, in its words. */
export const customerForm = {
  words,
  fields: forms.customerForm,
  at: { PASSWORD_TOO_WEAK: "password" },
} satisfies FormRules;
export const sellerForm = {
  words,
  fields: forms.sellerForm,
  at: { PASSWORD_TOO_WEAK: "password", SHOP_NAME_TAKEN: "shopName", shippingAmount: "shipping" },
} satisfies FormRules;
export const loginForm = { words: "account.login", fields: forms.loginForm } satisfies FormRules;
export const profileForm = { words, fields: forms.profileForm } satisfies FormRules;
export const passwordForm = {
  words,
  fields: forms.passwordForm,
  at: { PASSWORD_TOO_WEAK: "next" },
} satisfies FormRules;
/** Of asking for a link to set a new password with. */
export const askForm = { words, fields: forms.askForm } satisfies FormRules;
/** Of setting a new password by such a link. */
export const resetForm = { words, fields: forms.resetForm, at: { PASSWORD_TOO_WEAK: "password" } } satisfies FormRules;
