"use server";

import { refresh } from "next/cache";
import { refusedWith } from "~/api/error-text.ts";
import { formTexts } from "~/api/form-text.ts";
import { faultyForm, refusedForm } from "~/api/refused-form.ts";
import { shopOf, shopRules, shopValues } from "~/features/seller-shop/shop-form-input.ts";
import { identity } from "~/gateway/forward/services.ts";
import type { FormState } from "~/ui/outcome.ts";

export async function saveShop(_before: FormState, form: FormData): Promise<FormState> {
  const values = formTexts(form, shopRules.fields);
  const wrong = await faultyForm(shopRules, values);
  if (wrong) return wrong;
  try {
    const saved = await (await identity()).seller.shop.update.mutate(shopOf(values));
    refresh();
    return { values: shopValues(saved), faults: {}, is: "done" };
  } catch (error) {
    if (!refusedWith(error)) console.error("a shop could not be saved", error);
    return await refusedForm(error, shopRules, values);
  }
}
