import { newId } from "../ids.ts";
import type { EventRow } from "../stripe/objects.ts";
import { isOn, less } from "../switches/switches.ts";
import type { Switches } from "../switches/switches-input.ts";
import type { Delivery } from "./delivery.ts";

type Input = { events: EventRow[]; switches: Switches; held: Delivery[]; nowMs: number };
type Plan = { deliveries: Delivery[]; switches: ({ id: "switches" } & Switches) | undefined };

const holdMs = 2_000;
const overtakenMs = 300;

/** What is posted for these events under these switches; includes held deliveries that may now follow a younger one. */
export function planDeliveries({ events, switches, held, nowMs }: Input): Plan {
  const set = switches.webhooks;
  const waiting = [...held];
  const deliveries: Delivery[] = [];
  let drop = set.drop;
  for (const event of events) {
    if (isOn(drop)) {
      drop = less(drop);
      deliveries.push({ ...newDelivery(event, "genuine", nowMs), state: "dropped" });
      continue;
    }
    const body = set.wrongAmount === 0 ? null : JSON.stringify(withWrongAmount(event, set.wrongAmount));
    const genuine = { ...newDelivery(event, "genuine", nowMs), dueAt: nowMs + set.delayMs, body };
    deliveries.push(...(set.reorder ? overtake(genuine, waiting) : [genuine]));
    for (let copy = 0; copy < set.duplicate; copy += 1) {
      deliveries.push({ ...genuine, id: newId("we_1"), kind: "duplicate" });
    }
    if (set.forge) deliveries.push(forgedFrom(event, genuine));
  }
  return {
    deliveries,
    switches: drop === set.drop ? undefined : { id: "switches", ...switches, webhooks: { ...set, drop } },
  };
}

/** Pairs change places: the first waits, the second goes at once and the first follows it. */
function overtake(delivery: Delivery, waiting: Delivery[]): Delivery[] {
  const older = waiting.shift();
  if (older !== undefined) return [delivery, { ...older, held: false, dueAt: delivery.dueAt + overtakenMs }];
  const kept = { ...delivery, held: true, dueAt: delivery.dueAt + holdMs };
  waiting.push(kept);
  return [kept];
}

/** A new event that nobody made, so that it cannot pass for a duplicate. */
function forgedFrom(event: EventRow, genuine: Delivery): Delivery {
  const eventId = newId("evt_1forged", 17);
  const body = JSON.stringify({ ...event, id: eventId });
  return { ...genuine, id: newId("we_1"), eventId, kind: "forged", body, held: false };
}

function withWrongAmount(event: EventRow, delta: number): EventRow {
  const object: unknown = event.data.object;
  if (typeof object !== "object" || object === null) return event;
  const amounts = ["amount", "amount_received", "amount_total", "amount_subtotal"];
  const wrong = Object.entries(object).map(([name, value]) => [
    name,
    amounts.includes(name) && typeof value === "number" ? value + delta : value,
  ]);
  return { ...event, data: { object: Object.fromEntries(wrong) } };
}

export function newDelivery(event: { id: string; type: string }, kind: Delivery["kind"], nowMs: number): Delivery {
  return {
    id: newId("we_1"),
    eventId: event.id,
    type: event.type,
    kind,
    state: "pending",
    createdAt: nowMs,
    dueAt: nowMs,
    held: false,
    attemptCount: 0,
    attempts: [],
    body: null,
  };
}
