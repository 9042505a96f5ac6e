"use server";

import { refresh } from "next/cache";
import { formTexts } from "~/api/form-text.ts";
import { faultyForm, refusedForm } from "~/api/refused-form.ts";
import { shopOf, shopRules, shopValues } from "~/features/seller-shop/shop-form-input.ts";
import { act } from "~/gateway/act.ts";
import { identity } from "~/gateway/forward/services.ts";
import type { FormState } from "~/ui/outcome.ts";

export async function saveShop(_before: FormState, form: FormData): Promise<FormState> {
  const values = formTexts(form, shopRules.fields);
  const wrong = await faultyForm(shopRules, values);
  if (wrong) return wrong;
  return await act<FormState>(
    async () => {
      const saved = await (await identity()).seller.shop.update.mutate(shopOf(values));
      refresh();
      return { values: shopValues(saved), faults: {}, is: "done" };
    },
    (cause) => refusedForm(cause, shopRules, values),
  );
}
