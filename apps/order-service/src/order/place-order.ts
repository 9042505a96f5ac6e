import type { Db } from "@stallhouse/db/connect";
import type { Admin, Customer, Seller } from "@stallhouse/service/trpc";
import type {
  CartId,
  OrderId,
  SellerOrderId,
  ShipmentId,
  UserId,
  VariantId,
  OrderLineId,
} from "@stallhouse/contracts/ids";
import type { Page } from "@stallhouse/contracts/paging";
import type * as schema from "../schema.ts";
import type { Deps } from "../trpc.ts";
type D = Db<typeof schema>;
const soon = () => new Error("soon");
import type { PlacedOrder } from "./order-view.ts";
export async function placeOrder(
  _d: Deps,
  _c: Customer,
  _i: { idempotencyKey: string; quote: string },
): Promise<PlacedOrder> {
  throw soon();
}
