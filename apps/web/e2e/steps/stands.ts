import { putInCart } from "./buy.ts";
import type { Calls } from "./gateway.ts";
import type { Enter } from "./market.ts";
import type { Page } from "@playwright/test";
import { openStall, putOnSale } from "./stall.ts";
import type { Product, Stall } from "./stall.ts";

export type Stands = { stall: Stall; product: Product };

/** Somebody with a thing in the cart, and the stall it is from: enough to see every kind of page. */
export async function setUpStands(customer: Page, enter: Enter, admin: Calls): Promise<Stands> {
  const stall = await openStall(await enter(), admin);
  const product = await putOnSale(stall);
  await putInCart(customer, product);
  return { stall, product };
}
