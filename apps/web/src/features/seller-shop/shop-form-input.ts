import type { ShopProfile } from "~/api/portal-shapes.ts";

export type ShopValues = Readonly<Record<(typeof shopFields)[number], string>>;
export type ShopFaults = Partial<ShopValues>;
type Read = { input: ShopProfile; faults?: undefined } | { input?: undefined; faults: ShopFaults };

export const shopFields = [
  "place",
  "country",
  "story",
  "dispatchMin",
  "dispatchMax",
  "shipping",
  "returnDays",
  "returns",
] as const;

/** What buyers in the EU have in any case. */
const fewestReturnDays = 14;
const bounds = { days: 60, returnDays: 365, place: 80, story: 2_000, policy: 1_000 };

/** The form of a shop as it is saved. */
export function shopValues({ place, country, story, dispatchDays, returnDays, policies }: ShopProfile): ShopValues {
  return {
    place,
    country,
    story,
    dispatchMin: String(dispatchDays.min),
    dispatchMax: String(dispatchDays.max),
    shipping: policies.shipping,
    returnDays: String(returnDays),
    returns: policies.returns,
  };
}

/** What a filled-in form says, or what is wrong with which field. The service checks all of it again. */
export function readShop(values: ShopValues): Read {
  const { place, country, story, shipping, returns } = values;
  const [min, max, returnDays] = [values.dispatchMin, values.dispatchMax, values.returnDays].map(whole);
  const faults: ShopFaults = {
    ...(place === "" && { place: "Write the town your parcels leave from." }),
    ...tooLong({ place }, bounds.place),
    ...tooLong({ story }, bounds.story),
    ...daysFault("dispatchMin", min),
    ...daysFault("dispatchMax", max),
    ...(min !== undefined && max !== undefined && max < min && { dispatchMax: "This is before the first day." }),
    ...returnFault(returnDays),
    ...tooLong({ shipping, returns }, bounds.policy),
  };
  if (min === undefined || max === undefined || returnDays === undefined || Object.keys(faults).length > 0) {
    return { faults };
  }
  return { input: { place, country, story, dispatchDays: { min, max }, returnDays, policies: { shipping, returns } } };
}

function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number.parseInt(text, 10) : undefined;
}

function daysFault(field: "dispatchMin" | "dispatchMax", days: number | undefined): ShopFaults {
  if (days === undefined) return { [field]: "Write a whole number of working days; 0 is the same day." };
  return days > bounds.days ? { [field]: `Write at most ${bounds.days} working days.` } : {};
}

function returnFault(days: number | undefined): ShopFaults {
  if (days === undefined) return { returnDays: "Write a whole number of days." };
  if (days < fewestReturnDays)
    return { returnDays: `Buyers have ${fewestReturnDays} days by law. Write that or more.` };
  return days > bounds.returnDays ? { returnDays: `Write at most ${bounds.returnDays} days.` } : {};
}

function tooLong(texts: ShopFaults, most: number): ShopFaults {
  const long = Object.entries(texts).filter(([, text]) => text.length > most);
  return Object.fromEntries(
    long.map(([field, text]) => [field, `Shorten this to ${most} characters; it has ${text.length}.`]),
  );
}
