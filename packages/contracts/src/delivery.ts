/** How a parcel may travel. */
export const deliveryMethods = ["standard", "express"] as const;
export type DeliveryMethod = (typeof deliveryMethods)[number];

/** Working days from the order until the parcel leaves its seller. */
export type DispatchDays = { min: number; max: number };

/** What delivery depends on at the seller; null where nothing is known. */
export type SellerDelivery = {
  country: string | null;
  dispatchDays: DispatchDays | null;
  /** Flat rate per parcel, minor units. */
  shippingAmount: number;
};

export type DeliveryOption = {
  method: DeliveryMethod;
  label: string;
  /** Minor units. */
  amount: number;
  /** Dates, YYYY-MM-DD. */
  earliest: string;
  latest: string;
};

const usualDispatchDays: DispatchDays = { min: 1, max: 3 };

/** On top of the seller's flat rate, minor units. */
const expressAmount = 600;

const euCountries = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "),
);

const labels = { standard: "Standard delivery", express: "Express delivery" } as const satisfies Record<
  DeliveryMethod,
  string
>;

export function deliveryLabel(method: DeliveryMethod): string {
  return labels[method];
}

/** What a parcel costs by a method, minor units. */
export function deliveryAmount(method: DeliveryMethod, shippingAmount: number): number {
  return method === "express" ? shippingAmount + expressAmount : shippingAmount;
}

/** Working days on the road. Without knowing where a parcel starts, what holds across the union is promised. */
export function transitDays(from: string | null, to: string | null): { min: number; max: number } {
  if (from !== null && (to === null || from === to)) return { min: 1, max: 3 };
  const isInside = (country: string | null) => country === null || euCountries.has(country);
  return isInside(from) && isInside(to) ? { min: 3, max: 6 } : { min: 6, max: 12 };
}

/**
 * The ways of a seller's parcel to a country, cheapest first, with price and dates counted from now.
 * @param country Null while the address is not known: the seller's own is assumed.
 */
export function deliveryOptions(seller: SellerDelivery, country: string | null, now: Date): DeliveryOption[] {
  const standard = deliveryOption("standard", seller, { country, now });
  if (!isOffered("express", seller.dispatchDays)) return [standard];
  return [standard, deliveryOption("express", seller, { country, now })];
}

/** Nobody is asked to pay more for the same days: express is for sellers whose parcels do not leave at once anyway. */
export function isOffered(method: DeliveryMethod, dispatchDays: DispatchDays | null): boolean {
  return method === "standard" || (dispatchDays ?? usualDispatchDays).max > 0;
}

/** One way of the parcel: express halves the days until it leaves. */
export function deliveryOption(
  method: DeliveryMethod,
  seller: SellerDelivery,
  { country, now }: { country: string | null; now: Date },
): DeliveryOption {
  const dispatch = dispatchDaysOf(method, seller.dispatchDays ?? usualDispatchDays);
  const transit = transitDays(seller.country, country);
  return {
    method,
    label: labels[method],
    amount: deliveryAmount(method, seller.shippingAmount),
    earliest: addWorkingDays(now, dispatch.min + transit.min),
    latest: addWorkingDays(now, dispatch.max + transit.max),
  };
}

function dispatchDaysOf(method: DeliveryMethod, { min, max }: DispatchDays): DispatchDays {
  return method === "express" ? { min: Math.floor(min / 2), max: Math.floor(max / 2) } : { min, max };
}

/** The date, as YYYY-MM-DD, that many working days later: Monday to Friday, UTC. */
export function addWorkingDays(from: Date, days: number): string {
  const date = new Date(from);
  for (let left = days; left > 0;) {
    date.setUTCDate(date.getUTCDate() + 1);
    const weekday = date.getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return date.toISOString().slice(0, 10);
}
