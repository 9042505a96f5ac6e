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
import type { Checkout } from "./checkout.ts";
export async function getCheckout(_d: D, _c: Customer): Promise<Checkout> {
  throw soon();
}
