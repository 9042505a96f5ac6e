import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { refusedWith } from "~/api/error-text.ts";
import type { ProductDetail } from "~/api/shapes.ts";
import { orNotFound } from "~/api/missing.ts";
import { catalog } from "~/gateway/forward/services.ts";
import { sayGone } from "~/gateway/pages/gone-status.ts";

/** What was sold here once, and where there is more of its kind. */
export type Gone = { title: string; categorySlug: string };
type Sought = { product: ProductDetail } | { gone: Gone };

/** Asked once per page, also by the page "not found" that may follow. */
export const seekProduct = cache(async (slug: string): Promise<Sought> => {
  try {
    return { product: await (await catalog()).public.product.get.query({ slug }) };
  } catch (cause) {
    const refused = refusedWith(cause);
    if (refused?.reason !== "PRODUCT_GONE") return { product: await orNotFound(Promise.reject<never>(cause)) };
    sayGone();
    const { title = "", categorySlug = "" } = refused.details;
    return { gone: { title, categorySlug } };
  }
});

export async function findProduct(slug: string): Promise<ProductDetail> {
  const sought = await seekProduct(slug);
  return "product" in sought ? sought.product : notFound();
}
