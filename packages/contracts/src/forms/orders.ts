import { line } from "./fields.ts";

export const couponForm = { code: line(40) };
/** The label of a parcel. */
export const parcelForm = { carrier: line(60), trackingNumber: line(60) };
/** As people type a number: in small letters, with or without what comes before the dash. */
export const trackForm = { number: line(20), email: line(254) };
/** Opaque: made by a service, sent back by whoever was given it. */
export const linkToken = line(200);
