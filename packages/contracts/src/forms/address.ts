import { country, email, line, optional, phone } from "./fields.ts";

/** Where a parcel goes. One name field, a second line only when it is needed. */
export const addressForm = {
  name: line(120),
  country,
  line1: line(160),
  line2: optional(line(160)),
  postalCode: line(16),
  city: line(80),
  phone: optional(phone),
};

/** Whom to write to. */
export const contactForm = { email, phone: optional(phone) };
