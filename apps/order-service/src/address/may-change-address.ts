import type { Address } from "@stallhouse/contracts/address";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Order } from "../order/stored-order.ts";

type Going = Pick<Order, "status" | "cancelRequest" | "address" | "name" | "phone">;

/** Only while nobody has paid: then sellers pack, and a label may be printed. */
export function canChangeAddress({ status, cancelRequest }: Pick<Order, "status" | "cancelRequest">): boolean {
  return status === "PAYMENT_PENDING" && cancelRequest === null;
}

/**
 * The order on its way to another address. Its country stays: the days, and so the promise, were worked out for it.
 * A number that came with the old address goes with it; one the customer gave beside it stays.
 */
export function withAddress<O extends Going>(order: O, address: Address): O {
  if (!canChangeAddress(order)) throw new Refusal("ADDRESS_FIXED");
  if (address.country !== order.address.country) throw new Refusal("ADDRESS_COUNTRY_FIXED");
  const contactPhone = order.address.phone ? null : order.phone;
  return { ...order, address, name: address.name, phone: address.phone ?? contactPhone };
}
