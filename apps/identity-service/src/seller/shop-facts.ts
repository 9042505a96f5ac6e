import type { ShopInput } from "./shop-input.ts";

type Row = Omit<ShopInput, "dispatchDays" | "policies"> & {
  dispatchMin: number;
  dispatchMax: number;
  shippingPolicy: string;
  returnsPolicy: string;
};

/** What customers read of a shop, out of its row. */
export function shopFacts({ country, place, story, returnDays, ...row }: Row): ShopInput {
  return {
    country,
    place,
    story,
    dispatchDays: { min: row.dispatchMin, max: row.dispatchMax },
    returnDays,
    policies: { shipping: row.shippingPolicy, returns: row.returnsPolicy },
  };
}

/** The columns that hold it. */
export function shopColumns({ dispatchDays, policies, ...facts }: ShopInput): Row {
  return {
    ...facts,
    dispatchMin: dispatchDays.min,
    dispatchMax: dispatchDays.max,
    shippingPolicy: policies.shipping,
    returnsPolicy: policies.returns,
  };
}

type Change = { before: string; after: string };

/** What differs, before and after, for the book of changes; undefined when nothing does. */
export function shopChange(before: ShopInput, after: ShopInput): Change | undefined {
  const names = Object.keys(after) as (keyof ShopInput)[];
  const differing = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (differing.length === 0) return undefined;
  const only = (facts: ShopInput) => JSON.stringify(Object.fromEntries(differing.map((name) => [name, facts[name]])));
  return { before: only(before), after: only(after) };
}
