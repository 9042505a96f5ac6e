import "server-only";
import { cache } from "react";
import { order } from "~/gateway/services.ts";
import { currentViewer } from "~/gateway/session.ts";

/** The cart of this request, read once for header and page. Undefined for those who have none. */
export const currentCart = cache(async () => {
  const viewer = await currentViewer();
  if (viewer?.role !== "user") return undefined;
  return await (await order()).customer.cart.get.query();
});

/** For the header: a cart that cannot be counted must not take the page down with it. */
export async function cartCount(): Promise<number> {
  const cart = await currentCart().catch(() => undefined);
  return cart?.count ?? 0;
}
