"use server";

import { refresh } from "next/cache";
import { errorText, refusedWith } from "~/api/error-text.ts";
import { formText } from "~/api/form-text.ts";
import { inEnglish } from "~/api/in-english.ts";
import { readShop, shopFields, shopValues } from "~/features/seller-shop/shop-form-input.ts";
import type { ShopState } from "~/features/seller-shop/shop-form.tsx";
import { identity } from "~/gateway/forward/services.ts";

export async function saveShop(before: ShopState, form: FormData): Promise<ShopState> {
  const typed = shopFields.map((name) => [name, formText(form, name).replaceAll("\r\n", "\n")]);
  const values = { ...before.values, ...Object.fromEntries(typed) };
  const { input, faults } = readShop(values);
  if (faults) return { values, faults };
  try {
    const saved = await (await identity()).seller.shop.update.mutate(input);
    refresh();
    return { values: shopValues(saved), faults: {}, isSaved: true };
  } catch (error) {
    if (!refusedWith(error)) console.error("a shop could not be saved", error);
    return { values, faults: {}, fault: errorText(inEnglish, error) };
  }
}
