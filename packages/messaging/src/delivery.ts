import { envelope } from "@stallhouse/contracts/event";
import type { Envelope } from "@stallhouse/contracts/event";
import { PermanentFailure } from "./bus.ts";
import type { RetryPlan } from "./bus.ts";

/** How the handling of a delivery ended. Only `failed`, `final` and `dead` are the message's own fault. */
export type Ending =
  | { as: "done" }
  /** It counts as a try. */
  | { as: "failed"; error: string }
  /** No later try can help. */
  | { as: "final"; error: string }
  /** A hearer died of it again and again. */
  | { as: "dead"; error: string; crashes: number }
  /** Something that this message needs is away. */
  | { as: "waiting"; error: string }
  /** A hearer died with it alone in hand: neighbours go first. */
  | { as: "aside"; crashes: number }
  /** It was not begun, or given up with the hearing: for the next hearer, at once. */
  | { as: "returned" };

/** What has become of a message before: tries that counted, and waits that did not. */
export type Past = { attempts: number; waits: number };

/** Where a message that was not handled goes: into a waiting room, or to the dead letters. */
export type PutOff = {
  tries: number;
  waits: number;
  error: string;
  /** Undefined: to the dead letters. */
  pause: Pause | undefined;
};

/** `roomMs` is of the plan, `delayMs` up to a fifth less at random, so that what failed together does not come back together. */
type Pause = { roomMs: number; delayMs: number };

/** What waits for something that is away, or died with its hearer, should not miss its return by more. */
const longestWaitMs = 60_000;

/** The envelope of what arrived. Throws a PermanentFailure when it is none. */
export function readEnvelope(body: unknown): Envelope {
  const read = envelope.safeParse(body);
  if (!read.success) throw new PermanentFailure(`not an envelope: ${read.error.issues[0]?.message}`);
  return read.data;
}

export function errorText(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.slice(0, 2_000);
}

/** Where it goes from here. Undefined for what needs no other place. */
export function putOff(ending: Ending, past: Past, plan: RetryPlan): PutOff | undefined {
  switch (ending.as) {
    case "done":
    case "returned":
      return undefined;
    case "failed":
      return { tries: 1, waits: 0, error: ending.error, pause: pauseOf(plan.laterMs[past.attempts]) };
    case "final":
      return { tries: 1, waits: 0, error: ending.error, pause: undefined };
    case "dead":
      return { tries: ending.crashes, waits: 0, error: ending.error, pause: undefined };
    case "waiting":
      return { tries: 0, waits: 1, error: ending.error, pause: pauseOf(without(plan, past.waits, longestWaitMs)) };
    case "aside":
      return { tries: 0, waits: 0, error: asideError, pause: pauseOf(without(plan, ending.crashes - 1)) };
  }
}

const asideError = "put aside: a hearer died with it in hand";

/** The plan's pause of that number, or the longest one when the plan is used up: these wait without limit. */
function without({ laterMs }: RetryPlan, index: number, longestMs = Infinity): number {
  const fitting = laterMs.filter((ms) => ms <= longestMs);
  const usable = fitting.length > 0 ? fitting : laterMs;
  return usable[Math.max(0, Math.min(index, usable.length - 1))] ?? 1_000;
}

function pauseOf(roomMs: number | undefined, random = Math.random()): Pause | undefined {
  return roomMs === undefined ? undefined : { roomMs, delayMs: Math.round(roomMs * (0.8 + 0.2 * random)) };
}
