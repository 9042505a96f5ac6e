import type { OrderLineId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";

type Line = { orderLineId: OrderLineId; quantity: number; shippedQuantity: number };
type Parcel = { orderLineId: OrderLineId; quantity: number }[];

function shippableQuantity(line: Pick<Line, "quantity" | "shippedQuantity">): number {
  return line.quantity - line.shippedQuantity;
}

/** What goes into a parcel: what the seller says, or all that is left. Refuses more than is left, and an empty parcel. */
export function parcelOf(lines: readonly Line[], wanted?: Readonly<Parcel>): Parcel {
  const parcel = wanted ?? lines.map((line) => ({ orderLineId: line.orderLineId, quantity: shippableQuantity(line) }));
  const filled = parcel.filter(({ quantity }) => quantity > 0);
  if (filled.length === 0) throw new Refusal("QUANTITY_NOT_SHIPPABLE", { left: "0" });
  for (const { orderLineId, quantity } of filled) {
    const line = lines.find((own) => own.orderLineId === orderLineId);
    const isTwice = filled.filter((other) => other.orderLineId === orderLineId).length > 1;
    const left = line ? shippableQuantity(line) : 0;
    if (isTwice || quantity > left) throw new Refusal("QUANTITY_NOT_SHIPPABLE", { orderLineId, left: String(left) });
  }
  return filled;
}

/** True when the parcel takes the last of every line. */
export function isLastParcel(lines: readonly Line[], parcel: Readonly<Parcel>): boolean {
  return lines.every((line) => {
    const packed = parcel.find(({ orderLineId }) => orderLineId === line.orderLineId)?.quantity ?? 0;
    return packed === shippableQuantity(line);
  });
}
