import { country, email, line, newPassword, optional, paragraphs, phone, secret, typedMoney } from "./fields.ts";

/** The fields of an account's forms, as identity takes them. */
export const customerForm = { name: line(120), email, password: newPassword };
export const sellerForm = {
  ...customerForm,
  shopName: line(60),
  country,
  place: line(80),
  story: paragraphs(2_000, 1),
  shipping: typedMoney,
};
export const loginForm = { email, password: secret(1_000) };
export const profileForm = { name: line(120), phone: optional(phone) };
export const passwordForm = { current: secret(1_000), next: newPassword };
export const askForm = { email };
export const resetForm = { password: newPassword };
