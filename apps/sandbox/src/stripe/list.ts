import type { StripeObject } from "./expand.ts";
import { noSuch } from "./fault.ts";
import type { ListParams } from "./params.ts";

/** Newest first, filtered, one page. Cursors are object ids; `ending_before` pages back towards the newest. */
export function pageOf<T extends StripeObject>(rows: Iterable<T>, params: ListParams): { data: T[]; hasMore: boolean } {
  const matching = [...rows].reverse().filter((row) => matches(row, params));
  const { starting_after: after, ending_before: before, limit } = params;
  if (before !== undefined) {
    const newer = matching.slice(0, positionOf(matching, before));
    return { data: newer.slice(-limit), hasMore: newer.length > limit };
  }
  const rest = after === undefined ? matching : matching.slice(positionOf(matching, after) + 1);
  return { data: rest.slice(0, limit), hasMore: rest.length > limit };
}

function positionOf(rows: StripeObject[], id: string): number {
  const position = rows.findIndex((row) => row.id === id);
  if (position < 0) throw noSuch("object", id, "starting_after");
  return position;
}

function matches(row: StripeObject, params: ListParams): boolean {
  return (
    (["payment_intent", "charge", "status", "type"] as const).every((name) => {
      const asked = params[name];
      return asked === undefined || (name in row && Reflect.get(row, name) === asked);
    }) &&
    isOfTypes(row, params.types) &&
    isCreatedIn(row.created, params.created)
  );
}

function isOfTypes(row: StripeObject, types: string[] | undefined): boolean {
  return types === undefined || ("type" in row && types.includes(row.type));
}

function isCreatedIn(created: number, range: ListParams["created"]): boolean {
  if (range === undefined) return true;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return created > gt && created >= gte && created < lt && created <= lte;
}
