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
import type { AdminOrderSummary, OrderSummary } from "./order-view.ts";
export async function listOrdersOf(_d: D, _c: Customer, _i: object): Promise<Page<OrderSummary>> {
  throw soon();
}
export async function listOrders(_d: D, _i: object): Promise<Page<AdminOrderSummary>> {
  throw soon();
}
