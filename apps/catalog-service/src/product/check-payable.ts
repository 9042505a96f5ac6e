import { greatestAmount } from "@stallhouse/contracts/money-limits";
import { Refusal } from "@stallhouse/contracts/refusal";

/** Refuses prices at which even one piece could never be paid, for its parcel has to be paid with it. */
export function checkPayable(variants: readonly { price: number }[], shippingAmount: number): void {
  const tooDear = variants.flatMap(({ price }, index) => (price + shippingAmount > greatestAmount ? [index] : []));
  if (tooDear.length === 0) return;
  const said = "Too big: with delivery it is more than can be paid at once";
  throw new Refusal("INPUT_INVALID", Object.fromEntries(tooDear.map((index) => [`variants.${index}.price`, said])));
}
