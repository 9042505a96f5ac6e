import type { AdminOrderView } from "~/api/portal-shapes.ts";
import type { Moment } from "~/ui/timeline.tsx";
import { orderStatusLabel } from "./order-words.tsx";

const actors = { customer: "the customer", seller: "the seller", admin: "an admin", system: "automatically" } as const;

/** One move of an order, as it stands in a timeline. */
export function momentOf({ status, at, actor, note }: AdminOrderView["journey"][number]): Moment {
  return { title: orderStatusLabel(status), at, by: actors[actor], note };
}
