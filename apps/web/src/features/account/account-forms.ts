import * as forms from "@stallhouse/contracts/forms/account";
import type { FormRules } from "~/ui/faults.ts";
import { judged } from "~/ui/judged.ts";

/** The forms of an account, in its words. */
export const customerForm = judged("account", forms.customerForm, { at: { PASSWORD_TOO_WEAK: "password" } });
export const sellerForm = judged("account", forms.sellerForm, {
  at: { PASSWORD_TOO_WEAK: "password", SHOP_NAME_TAKEN: "shopName", shippingAmount: "shipping" },
});
export const loginForm = { words: "account.login", fields: forms.loginForm } satisfies FormRules;
export const profileForm = judged("account", forms.profileForm);
export const passwordForm = judged("account", forms.passwordForm, { at: { PASSWORD_TOO_WEAK: "next" } });
/** Of asking for a link to set a new password with. */
export const askForm = judged("account", forms.askForm);
/** Of setting a new password by such a link. */
export const resetForm = judged("account", forms.resetForm, { at: { PASSWORD_TOO_WEAK: "password" } });
