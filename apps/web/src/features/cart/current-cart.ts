import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { cache } from "react";
import { order } from "~/gateway/forward/services.ts";
import { anyReader, currentViewer } from "~/gateway/session/session.ts";

/** The cart of this request, read once for header and page. Undefined for those who have none. */
export const currentCart = cache(async () => {
  const viewer = await currentViewer();
  if (viewer?.role !== "user") return undefined;
  return await (await order()).customer.cart.get.query();
});

const headerPatienceMs = 1_000;

/** For the header: a cart that cannot be counted, or not soon, must not keep the page. */
export async function cartCount(): Promise<number | string> {
  const reader = await anyReader();
  if (reader) return reader.count;
  const tooLate = sleep(headerPatienceMs, undefined, { ref: false });
  const cart = await Promise.race([currentCart().catch(() => undefined), tooLate]);
  return cart?.count ?? 0;
}
