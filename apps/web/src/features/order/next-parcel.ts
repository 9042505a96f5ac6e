import type { OrderView, ParcelView } from "~/api/shapes.ts";

const coming: readonly ParcelView["status"][] = ["PAID", "PROCESSING", "SHIPPED"];

type Order = Pick<OrderView, "orderId" | "number" | "sellerOrders">;

/** The parcel that is expected first, among those that are paid and have not arrived. */
export function nextParcel(orders: readonly Order[]): { order: Order; parcel: ParcelView } | undefined {
  const parcels = orders.flatMap((order) => order.sellerOrders.map((parcel) => ({ order, parcel })));
  return parcels
    .filter(({ parcel }) => coming.includes(parcel.status))
    .sort((one, other) => whenOf(one.parcel).localeCompare(whenOf(other.parcel)))[0];
}

/** What is due first comes first; among equals what may come earliest. */
const whenOf = ({ latest, earliest }: ParcelView) => `${latest} ${earliest}`;
