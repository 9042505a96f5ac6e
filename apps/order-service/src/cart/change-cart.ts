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
import type { Cart } from "./cart.ts";
export async function addLine(_d: Deps, _c: Customer, _i: { variantId: VariantId; quantity: number }): Promise<Cart> {
  throw soon();
}
export async function changeLine(_d: D, _c: Customer, _i: { variantId: VariantId; quantity: number }): Promise<Cart> {
  throw soon();
}
