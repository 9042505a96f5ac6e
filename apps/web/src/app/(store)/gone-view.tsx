import type { ReactNode } from "react";
import { ProductGrid } from "~/features/product/product-grid.tsx";
import { SearchForm } from "~/features/shell/search-form.tsx";
import { catalog } from "~/gateway/forward/services.ts";

type Props = {
  title: ReactNode;
  text: string;
  /** Names what stands below. */
  alike: string;
  /** Where there is more of the kind. */
  categorySlug: string | undefined;
};

/** Something that was here once is not any more: what it was, and what is like it. */
export async function GoneView({ title, text, alike, categorySlug }: Props) {
  const shop = await catalog();
  const { items } = await shop.public.product.list.query({ categorySlug, inStock: true, limit: 8 });
  return (
    <div className="shell grid gap-6 py-10">
      <h1 className="signage text-3xl">{title}</h1>
      <p className="measure text-ink-2">{text}</p>
      <SearchForm />
      {items.length > 0 && (
        <section aria-labelledby="alike" className="grid gap-4">
          <h2 id="alike" className="signage text-2xl">
            {alike}
          </h2>
          <ProductGrid label={alike} products={items} heading="h3" />
        </section>
      )}
    </div>
  );
}
