"use server";

import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ProductGrid } from "~/features/product/product-grid.tsx";
import { act } from "~/gateway/act.ts";
import { catalogFor } from "~/gateway/forward/clients.ts";

const most = 8;

/** Products that a browser remembers to have looked at, as they are today; those no longer sold are left out. */
export async function showSeen(slugs: string[]): Promise<ReactNode> {
  const items = await act(() => catalogFor().public.product.bySlugs.query({ slugs: slugs.slice(0, most) }));
  if (items.length === 0) return null;
  const t = await getTranslations("productPage");
  return (
    <section aria-labelledby="seen" className="grid gap-4">
      <h2 id="seen" className="signage text-2xl">
        {t("seen")}
      </h2>
      <ProductGrid label={t("seen")} products={items} heading="h3" isTop={false} />
    </section>
  );
}
