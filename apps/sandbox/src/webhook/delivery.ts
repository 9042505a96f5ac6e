export type Attempt = { at: number; status: number | null; error: string | null };

/** One promise to post one event to the shop. */
export type Delivery = {
  id: string;
  eventId: string;
  type: string;
  kind: "genuine" | "duplicate" | "forged" | "manual";
  state: "pending" | "delivered" | "dropped" | "failed";
  /** Milliseconds since 1970. */
  createdAt: number;
  dueAt: number;
  /** Kept back by the reorder switch until a younger event has gone out. */
  held: boolean;
  attemptCount: number;
  /** The last twenty. */
  attempts: Attempt[];
  /** Only where it is not simply the event as stored. */
  body: string | null;
};

const day = 24 * 60 * 60 * 1000;

/** The delivery after one more try: any 2xx ends it, forged ones are tried once, the others for a day with growing pauses. */
export function afterAttempt(delivery: Delivery, attempt: Attempt): Delivery {
  const attemptCount = delivery.attemptCount + 1;
  const attempts = [...delivery.attempts, attempt].slice(-20);
  const isTaken = attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
  const isOver = delivery.kind === "forged" || delivery.kind === "manual" || attempt.at - delivery.createdAt > day;
  const state = isTaken ? "delivered" : isOver ? "failed" : "pending";
  const dueAt = attempt.at + retryDelayMs(attemptCount);
  return { ...delivery, state, attemptCount, attempts, dueAt, held: false };
}

/** 0.5 s, 1 s, 2 s … at most 30 s: quicker than the real provider, so that a shop which was down is not left waiting. */
function retryDelayMs(attemptCount: number): number {
  return Math.min(30_000, 500 * 2 ** Math.min(attemptCount - 1, 10));
}
