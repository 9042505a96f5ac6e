import { formText } from "~/api/form-text.ts";
import type { SellerOrderView, ShipInput } from "~/api/portal-shapes.ts";

type Line = Pick<SellerOrderView["lines"][number], "orderLineId" | "quantity" | "shippedQuantity" | "title">;

/** Units of a line that still have to be shipped. */
export function leftOf({ quantity, shippedQuantity }: Pick<Line, "quantity" | "shippedQuantity">): number {
  return quantity - shippedQuantity;
}

/** The name of the field for the units of a line. */
export function quantityField(orderLineId: string): string {
  return `quantity.${orderLineId}`;
}

type Parsed = { parcel: Omit<ShipInput, "sellerOrderId"> } | { error: string };

/** The parcel that the shipping form describes. How many are really left is for the service to judge. */
export function parcelOf(form: FormData): Parsed {
  const carrier = formText(form, "carrier");
  const trackingNumber = formText(form, "trackingNumber");
  if (carrier === "") return { error: "Say who carries the parcel." };
  if (trackingNumber === "") return { error: "Write the tracking number from the label." };
  const typed = [...form.keys()].filter((name) => name.startsWith(quantityField("")));
  const lines: { orderLineId: string; quantity: number }[] = [];
  for (const name of typed) {
    const text = formText(form, name);
    if (!/^\d{1,3}$/.test(text)) return { error: "Write whole numbers of 0 or more for what goes into the parcel." };
    const quantity = Number.parseInt(text, 10);
    if (quantity > 0) lines.push({ orderLineId: name.slice(quantityField("").length), quantity });
  }
  if (lines.length === 0) return { error: "Put at least one thing into the parcel." };
  return { parcel: { carrier, trackingNumber, lines } };
}
