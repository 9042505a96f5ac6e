import "server-only";
import { cache } from "react";
import { order } from "~/gateway/forward/services.ts";
import { currentViewer } from "~/gateway/session/session.ts";

/** The cart of this request, read once. Undefined for those who have none. */
export const currentCart = cache(async () => {
  const viewer = await currentViewer();
  if (viewer?.role !== "user") return undefined;
  return await (await order()).customer.cart.get.query();
});
