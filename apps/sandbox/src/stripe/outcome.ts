import type { Answer } from "../store.ts";
import { newId } from "../ids.ts";
import type { Change } from "../store.ts";
import { planDeliveries } from "../webhook/plan-deliveries.ts";
import { currentSwitches } from "../switches/switches.ts";
import { nowSeconds } from "../world.ts";
import type { World } from "../world.ts";
import { apiVersion } from "./objects.ts";
import type { EventRow } from "./objects.ts";
import { shown } from "./expand.ts";
import type { StripeObject } from "./expand.ts";

/** What an act does to the books, what it announces and what it answers; nothing is true until `settle`. */
export type Outcome<T> = { object: T; change: Change; events: [type: string, object: StripeObject][] };

export type Cause = { requestId: string | null; idempotencyKey: string | null };

/** One commit for the act, its events, their webhooks and the stored answer: a crash keeps all or nothing. */
export function settle(world: World, outcome: Outcome<unknown>, from: { cause?: Cause; answer?: Answer } = {}): void {
  const events = outcome.events.map(([type, object]) => newEvent(type, object, from.cause));
  const planned = planDeliveries({
    events,
    switches: currentSwitches(world.store),
    held: [...world.post.held()],
    nowMs: Date.now(),
  });
  world.store.commit({
    ...outcome.change,
    ...(events.length > 0 && { events }),
    ...(planned.deliveries.length > 0 && { deliveries: planned.deliveries }),
    ...(planned.switches !== undefined && { switches: [planned.switches] }),
    ...(from.answer !== undefined && { answers: [from.answer] }),
  });
  for (const delivery of planned.deliveries) world.post.queue(delivery);
}

function newEvent(type: string, object: StripeObject, cause: Cause | undefined): EventRow {
  return {
    id: newId("evt_1"),
    object: "event",
    api_version: apiVersion,
    created: nowSeconds(),
    data: { object: shown(object) },
    livemode: false,
    pending_webhooks: 1,
    request: { id: cause?.requestId ?? null, idempotency_key: cause?.idempotencyKey ?? null },
    type,
  };
}
