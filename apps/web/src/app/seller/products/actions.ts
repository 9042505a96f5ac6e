"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { errorText, refusedWith } from "~/api/error-text.ts";
import { formText } from "~/api/form-text.ts";
import { inEnglish } from "~/api/in-english.ts";
import type { ProductFormInput } from "~/features/seller-product/product-input.ts";
import type { SaveAnswer } from "~/features/seller-product/save-product.ts";
import { parseChange } from "~/features/seller-product/stock-change.ts";
import { act, attempt } from "~/gateway/act.ts";
import { catalog } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import type { Outcome } from "~/ui/outcome.ts";

export async function createProduct(input: ProductFormInput): Promise<SaveAnswer> {
  return await act<SaveAnswer>(async () => {
    const variants = input.variants.map(({ variantId: _new, ...variant }) => variant);
    const { productId } = await (await catalog()).seller.product.create.mutate({ ...input, variants });
    return { kind: "created", productId };
  }, refused);
}

export async function updateProduct(
  productId: string,
  input: ProductFormInput,
  version: number | undefined,
): Promise<SaveAnswer> {
  const { seller } = await catalog();
  return await act<SaveAnswer>(
    async () => {
      const variants = input.variants.map(({ quantity: _onlyNew, ...variant }) => variant);
      await seller.product.update.mutate({ ...input, productId, version: version ?? 0, variants });
      const product = await seller.product.get.query({ productId });
      refresh();
      return { kind: "saved", product };
    },
    async (cause) => {
      if (refusedWith(cause)?.reason !== "PRODUCT_CHANGED_MEANWHILE") return refused(cause);
      return { kind: "conflict", current: await seller.product.get.query({ productId }) };
    },
  );
}

function refused(error: unknown): SaveAnswer {
  const known = refusedWith(error);
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

export async function restoreProduct(productId: string): Promise<Outcome> {
  const { seller } = await catalog();
  const outcome = await attempt(() => seller.product.restore.mutate({ productId }), "The product is a draft again.");
  refresh();
  return outcome;
}

export async function adjustStock(variantId: string, form: FormData): Promise<Outcome> {
  const parsed = parseChange(formText(form, "change"));
  if ("error" in parsed) return parsed;
  const reason = formText(form, "reason");
  if (reason === "") return { error: "Write a reason: it is kept in the stock’s book." };
  return await act<Outcome>(
    async () => {
      await (await catalog()).seller.stock.adjust.mutate({ variantId, change: parsed.change, reason });
      refresh();
      return { done: "The stock is changed." };
    },
    (cause) => {
      const { reason: why, details = {} } = refusedWith(cause) ?? {};
      // The sentence for customers is about their cart.
      if (why !== "VARIANT_OUT_OF_STOCK") return { error: errorText(inEnglish, cause) };
      return { error: `Only ${details["available"] ?? 0} are free: no more than that can be taken out.` };
    },
  );
}
