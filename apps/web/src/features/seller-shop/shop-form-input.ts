import { shopForm } from "@stallhouse/contracts/forms/shop";
import type { ShopProfile } from "~/api/portal-shapes.ts";
import { checked, judged } from "~/ui/judged.ts";

type ShopValues = Record<keyof typeof shopForm, string>;

export const shopRules = judged("sellerForms.shop", shopForm, {
  judge: async (values) => [
    ...(await checked(shopForm, values)),
    ...(Number(values["dispatchMax"]) < Number(values["dispatchMin"])
      ? [{ field: "dispatchMax", code: "beforeFirst" } as const]
      : []),
  ],
  at: { "dispatchDays.min": "dispatchMin", "dispatchDays.max": "dispatchMax" },
});

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

/** What a form without faults says. */
export function shopOf({ dispatchMin, dispatchMax, returnDays, shipping, returns, ...texts }: ShopValues): ShopProfile {
  return {
    ...texts,
    dispatchDays: { min: Number(dispatchMin), max: Number(dispatchMax) },
    returnDays: Number(returnDays),
    policies: { shipping, returns },
  };
}
