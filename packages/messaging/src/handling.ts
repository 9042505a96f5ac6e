import type { Envelope } from "@stallhouse/contracts/event";
import { setTimeout as sleep } from "node:timers/promises";
import { isAway } from "./away.ts";
import { PermanentFailure } from "./bus.ts";
import type { Log, RetryPlan, Subscription } from "./bus.ts";
import { errorText } from "./delivery.ts";
import type { Ending } from "./delivery.ts";
import type { Standstill } from "./standstill.ts";

type Options = { subscription: Subscription; retries: RetryPlan; log: Log; standstill: Standstill };

/** `isSuspect`: it was in hand when a hearer died, and has to be alone in hand now. */
type Delivery = { attempt: number; isSuspect: boolean };

export type Handling = (message: Envelope, delivery: Delivery) => Promise<Ending>;

/** Deaths with nothing but this in hand after which it is taken for the cause. */
const deadlyCrashes = 5;
const usualSteadyMs = 10_000;

/** Hands deliveries to their hearer and tells how each ended: its own fault, or nothing that it can help. */
export function createHandling({ subscription, retries, log, standstill }: Options): Handling {
  const { queue, suspects, isWell = async () => true } = subscription;
  // Scattered, so that no rhythm of deaths from outside keeps meeting the same moment.
  const steadyAt = Date.now() + (retries.steadyMs ?? usualSteadyMs) * (1 + Math.random());
  let handled = 0;

  async function tryInPlace(message: Envelope, attempt: number): Promise<Ending> {
    for (let tried = 0; await standstill.over();) {
      try {
        await subscription.handle(message, attempt);
        handled++;
        return { as: "done" };
      } catch (error) {
        if (error instanceof PermanentFailure) return { as: "final", error: errorText(error) };
        // Whatever it says: with the database away it is not the message's fault, and all others would fail too.
        if (!(await isWell())) {
          standstill.begin();
          continue;
        }
        const pauseMs = retries.inPlaceMs[tried++];
        if (pauseMs === undefined) return { as: isAway(error) ? "waiting" : "failed", error: errorText(error) };
        await sleep(pauseMs);
      }
    }
    return { as: "returned" };
  }

  /** The marks must be written and taken off, whatever it takes; undefined when the waiting was given up. */
  async function insist<T>(act: () => Promise<T>): Promise<T | undefined> {
    do {
      try {
        return await act();
      } catch (err) {
        log.warn({ err, queue }, "a suspect's mark could not be written");
        standstill.begin();
      }
    } while (await standstill.over());
    return undefined;
  }

  return async (message, { attempt, isSuspect }) => {
    if (!isSuspect || !suspects) return await tryInPlace(message, attempt);
    if (!(await standstill.over())) return { as: "returned" };
    const hearer = { isSteady: Date.now() >= steadyAt, handledOthers: handled > 0 };
    const suspicion = await insist(() => suspects.takeInHand(message.id, hearer));
    if (!suspicion) return { as: "returned" };
    const { isInHand, crashes, othersFlowed } = suspicion;
    if (!isInHand) return crashes >= deadlyCrashes && othersFlowed ? died(crashes) : { as: "aside", crashes };
    const ending = await tryInPlace(message, attempt);
    await insist(() => suspects.letGo(message.id, ending.as === "done" || ending.as === "final"));
    return ending;
  };
}

function died(crashes: number): Ending {
  return { as: "dead", crashes, error: `the hearer died ${crashes} times with nothing but this in hand` };
}
