import type { OrderView, ParcelView } from "~/api/shapes.ts";
import { actorWords, parcelSteps, statusWords } from "./order-words.ts";

type Step = OrderView["journey"][number];
export type TimelineEntry = {
  text: string;
  /** Undefined: has not happened yet. */
  at: string | undefined;
  by: string;
  note: string | null;
};

const ends = ["CANCELLED", "EXPIRED", "FAILED", "REFUNDED"];

/**
 * One parcel's way: what has happened, and, while it is under way, what comes next. The order's own steps (placed,
 * paid) belong to each of its parcels.
 */
export function parcelTimeline(
  order: Pick<OrderView, "journey" | "placedAt">,
  parcel: Pick<ParcelView, "journey">,
): TimelineEntry[] {
  const steps = [...order.journey, ...parcel.journey];
  const first = (status: string) => earliest(steps.filter((step) => step.status === status));
  const isEnded = steps.some(({ status }) => ends.includes(status));
  const way = parcelSteps.flatMap(({ status, text }): TimelineEntry[] => {
    const step = status === "PAYMENT_PENDING" ? undefined : first(status);
    if (status === "PAYMENT_PENDING") return [{ text, at: order.placedAt, by: actorWords.customer, note: null }];
    if (!step && isEnded) return [];
    return [{ text, at: step?.at, by: step ? actorWords[step.actor] : "", note: step?.note ?? null }];
  });
  const closing = ends.flatMap((status): TimelineEntry[] => {
    const step = first(status);
    return step
      ? [{ text: statusWords[step.status].text, at: step.at, by: actorWords[step.actor], note: step.note }]
      : [];
  });
  return [...way, ...closing];
}

function earliest(steps: Step[]): Step | undefined {
  return steps.reduce<Step | undefined>((found, step) => (found && found.at <= step.at ? found : step), undefined);
}
