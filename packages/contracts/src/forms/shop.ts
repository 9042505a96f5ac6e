import { country, line, paragraphs, typedWhole } from "./fields.ts";

const workingDays = typedWhole(0, 60);

/** What a seller tells customers of the shop. Its name and its price per parcel stay as they were agreed. */
export const shopForm = {
  story: paragraphs(2_000),
  place: line(80),
  country,
  /** Working days until a parcel leaves. */
  dispatchMin: workingDays,
  dispatchMax: workingDays,
  shipping: paragraphs(1_000),
  /** Days after delivery; buyers in the EU have fourteen in any case. */
  returnDays: typedWhole(14, 365),
  returns: paragraphs(1_000),
};
