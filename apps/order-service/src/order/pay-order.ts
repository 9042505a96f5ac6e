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

export async function payOrder(_d: Deps, _c: Customer, _i: OrderId): Promise<{ payUrl: string }> {
  throw soon();
}
