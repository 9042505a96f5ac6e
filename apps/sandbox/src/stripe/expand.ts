import type { Change, Store } from "../store.ts";
import { invalidRequest } from "./fault.ts";
import type { ChargeRow, EventRow, IntentRow, RefundRow, SessionRow } from "./objects.ts";

export type StripeObject = SessionRow | IntentRow | ChargeRow | RefundRow | EventRow;
type Json = Record<string, unknown>;

/** The object as callers see it: what only the provider knows stays behind. */
export function shown(object: StripeObject): Json {
  if (!("hidden" in object)) return object;
  const { hidden: _, ...visible } = object;
  return visible;
}

type Find = (id: string) => StripeObject | undefined;

/** Looks objects up in the books, and first in a change that is about to be written. */
export function findIn(store: Store, change: Change = {}): Find {
  const { intents = [], charges = [], sessions = [], refunds = [] } = change;
  const coming: StripeObject[] = [...intents, ...charges, ...sessions, ...refunds];
  return (id) =>
    coming.find((row) => row.id === id) ??
    store.intents.get(id) ??
    store.charges.get(id) ??
    store.sessions.get(id) ??
    store.refunds.get(id);
}

/** The object with the references at `paths` (`latest_charge`, `payment_intent.latest_charge`) replaced by what they point at. */
export function expanded(find: Find, object: StripeObject, paths: string[]): Json {
  return paths.reduce(
    (view, path) => expandPath(find, view, { object, path: path.split("."), whole: path }),
    shown(object),
  );
}

function expandPath(find: Find, view: Json, at: { object: StripeObject; path: string[]; whole: string }): Json {
  const [head = "", ...rest] = at.path;
  if (head === "line_items" && "hidden" in at.object) {
    return {
      ...view,
      line_items: listOf(at.object.hidden.lineItems, `/v1/checkout/sessions/${at.object.id}/line_items`),
    };
  }
  const value = view[head];
  if (value === null) return view;
  const id = isJson(value) ? value["id"] : value;
  const target = typeof id === "string" ? find(id) : undefined;
  if (target === undefined) {
    throw invalidRequest(
      `This property cannot be expanded (${at.whole}). You may want to try expanding a different property.`,
    );
  }
  // A path may pass through what an earlier path already expanded.
  const inner = isJson(value) ? value : shown(target);
  return {
    ...view,
    [head]: rest.length === 0 ? inner : expandPath(find, inner, { ...at, object: target, path: rest }),
  };
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null;
}

export function listOf<T>(data: T[], url: string, hasMore = false) {
  return { object: "list", data, has_more: hasMore, url };
}
