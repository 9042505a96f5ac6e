import { greatestAmount } from "@stallhouse/contracts/money-limits";
import { inputRefused } from "@stallhouse/contracts/refusal";

/** Refuses prices at which even one piece could never be paid, for its parcel has to be paid with it. */
export function checkPayable(variants: readonly { price: number | null }[], shippingAmount: number): void {
  const tooDear = variants.flatMap(({ price }, index) =>
    (price ?? 0) + shippingAmount > greatestAmount
      ? [{ field: `variants.${index}.price`, code: "aboveOnePayment" } as const]
      : [],
  );
  if (tooDear.length > 0) throw inputRefused(...tooDear);
}
