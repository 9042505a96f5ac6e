import type { OrderView, ParcelView } from "~/api/shapes.ts";
import { parcelEnds, parcelSteps } from "./order-words.ts";
import type { ParcelStep } from "./order-words.ts";

type Step = OrderView["journey"][number];
const untold = { note: null, cause: null };

export type TimelineEntry = {
  /** Its words are `order.steps`. */
  step: ParcelStep;
  /** Undefined: has not happened yet. */
  at: string | undefined;
  /** Undefined: nobody in particular. */
  by: Exclude<Step["actor"], "system"> | undefined;
} & Pick<Step, "note" | "cause">;

/**
 * One parcel's way: what has happened, and, while it is under way, what comes next. What the order went through with all
 * of its parcels is in each parcel's own journey; the rest it owes to the others.
 */
export function parcelTimeline(
  order: Pick<OrderView, "placedAt">,
  parcel: Pick<ParcelView, "journey">,
): TimelineEntry[] {
  const first = (status: string) => earliest(parcel.journey.filter((step) => step.status === status));
  const isEnded = parcelEnds.some((status) => first(status));
  const way = parcelSteps.flatMap((status): TimelineEntry[] => {
    if (status === "PAYMENT_PENDING") return [{ step: status, at: order.placedAt, by: "customer", ...untold }];
    const found = first(status);
    if (!found && isEnded) return [];
    return [{ step: status, at: found?.at, by: byWhom(found), ...whyOf(found) }];
  });
  const closing = parcelEnds.flatMap((status): TimelineEntry[] => {
    const found = first(status);
    return found ? [{ step: status, at: found.at, by: byWhom(found), ...whyOf(found) }] : [];
  });
  return [...way, ...closing];
}

function whyOf({ note, cause }: Pick<Step, "note" | "cause"> = untold) {
  return { note, cause };
}

function byWhom(step: Step | undefined): TimelineEntry["by"] {
  return step && step.actor !== "system" ? step.actor : undefined;
}

function earliest(steps: Step[]): Step | undefined {
  return steps.reduce<Step | undefined>((found, step) => (found && found.at <= step.at ? found : step), undefined);
}
