"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { attempt } from "~/api/attempt.ts";
import { errorText, refusedWith } from "~/api/error-text.ts";
import { formText } from "~/api/form-text.ts";
import { inEnglish } from "~/api/in-english.ts";
import type { ProductFormInput } from "~/features/seller-product/product-input.ts";
import type { SaveAnswer } from "~/features/seller-product/save-product.ts";
import { parseChange } from "~/features/seller-product/stock-change.ts";
import { catalog } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import type { Outcome } from "~/ui/outcome.ts";

export async function createProduct(input: ProductFormInput): Promise<SaveAnswer> {
  try {
    const variants = input.variants.map(({ variantId: _new, ...variant }) => variant);
    const { productId } = await (await catalog()).seller.product.create.mutate({ ...input, variants });
    return { kind: "created", productId };
  } catch (error) {
    return refused(error);
  }
}

export async function updateProduct(
  productId: string,
  input: ProductFormInput,
  version: number | undefined,
): Promise<SaveAnswer> {
  const { seller } = await catalog();
  try {
    const variants = input.variants.map(({ quantity: _onlyNew, ...variant }) => variant);
    await seller.product.update.mutate({ ...input, productId, version: version ?? 0, variants });
    const product = await seller.product.get.query({ productId });
    refresh();
    return { kind: "saved", product };
  } catch (error) {
    if (refusedWith(error)?.reason !== "PRODUCT_CHANGED_MEANWHILE") return refused(error);
    return { kind: "conflict", current: await seller.product.get.query({ productId }) };
  }
}

function refused(error: unknown): SaveAnswer {
  const known = refusedWith(error);
  if (!known) console.error("a product could not be saved", error);
  return {
    kind: "refused",
    sentence: errorText(inEnglish, error),
    faults: known?.faults ?? [],
    sku: known?.reason === "SKU_TAKEN" ? known.details["sku"] : undefined,
    isCategory: known?.reason === "CATEGORY_NOT_FOUND",
  };
}

export async function archiveProduct(productId: string): Promise<Outcome> {
  const { seller } = await catalog();
  const outcome = await attempt(() => seller.product.archive.mutate({ productId }), "The product is archived.");
  if (outcome.error) return outcome;
  redirect(paths.sellerProducts({ status: "archived" }));
}

export async function adjustStock(variantId: string, form: FormData): Promise<Outcome> {
  const parsed = parseChange(formText(form, "change"));
  if ("error" in parsed) return parsed;
  const reason = formText(form, "reason");
  if (reason === "") return { error: "Write a reason: it is kept in the stock’s book." };
  try {
    await (await catalog()).seller.stock.adjust.mutate({ variantId, change: parsed.change, reason });
  } catch (error) {
    const refusal = refusedWith(error);
    // The sentence for customers is about their cart.
    if (refusal?.reason === "VARIANT_OUT_OF_STOCK") {
      return { error: `Only ${refusal.details["available"] ?? 0} are free: no more than that can be taken out.` };
    }
    if (!refusal) console.error("stock could not be changed", error);
    return { error: errorText(inEnglish, error) };
  }
  refresh();
  return { done: "The stock is changed." };
}
