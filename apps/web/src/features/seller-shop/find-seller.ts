import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { refusedWith } from "~/api/error-text.ts";
import type { SellerView } from "~/api/shapes.ts";
import { orNotFound } from "~/api/missing.ts";
import { catalog } from "~/gateway/forward/services.ts";
import { sayGone } from "~/gateway/pages/gone-status.ts";

/** A shop that was here once, and where there is more of what it sold. */
type Gone = { name: string; categorySlug: string | undefined };
type Sought = { seller: SellerView } | { gone: Gone };

/** Asked once per page, also by the page "not found" that may follow. */
export const seekSeller = cache(async (slug: string): Promise<Sought> => {
  try {
    return { seller: await (await catalog()).public.seller.get.query({ slug }) };
  } catch (cause) {
    const refused = refusedWith(cause);
    if (refused?.reason !== "SELLER_GONE") return { seller: await orNotFound(Promise.reject<never>(cause)) };
    sayGone();
    const { name = "", categorySlug } = refused.details;
    return { gone: { name, categorySlug } };
  }
});

export async function findSeller(slug: string): Promise<SellerView> {
  const sought = await seekSeller(slug);
  return "seller" in sought ? sought.seller : notFound();
}
