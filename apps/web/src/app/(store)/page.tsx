import { Ticket } from "~/ui/badge.tsx";
import { CategoryChips, CategoryTiles, categoryHref } from "~/features/category/category-tiles.tsx";
import { ProductGrid } from "~/features/product/product-grid.tsx";
import { SellerTiles } from "~/features/product/seller-tiles.tsx";
import { sellersOf } from "~/features/product/sellers-of.ts";
import { catalog } from "~/gateway/services.ts";
import { paths } from "~/paths.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { TextLink } from "~/ui/link.tsx";

const perRail = 8;
const perRow = 4;

export default async function Home() {
  const shop = await catalog();
  const [categories, newest] = await Promise.all([
    shop.public.category.list.query(),
    shop.public.product.list.query({ sort: "newest", limit: 60 }),
  ]);
  const tops = categories.filter(({ parentSlug, productCount }) => parentSlug === null && productCount > 0);
  const reduced = newest.items.filter(({ price, compareAt }) => compareAt !== null && compareAt > price);
  const sellers = sellersOf(newest.items);
  const total = tops.reduce((sum, { productCount }) => sum + productCount, 0);
  if (newest.items.length === 0) {
    return (
      <div className="shell grid gap-6 py-10">
        <h1 className="signage text-3xl">Opening soon</h1>
        <EmptyState title="No products yet">
          The first sellers are setting up their stalls. Come back in a while.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="shell grid gap-12 py-7">
      <div className="grid gap-4">
        <div>
          <h1 className="signage text-3xl">Everyday things, from the people who make them</h1>
          <p className="mt-1.5 text-ink-2">
            {total} products · {sellers.length} independent sellers · each stall ships its own parcels
          </p>
        </div>
        <CategoryChips
          label="Categories"
          chips={[
            { name: "All", href: paths.home, isCurrent: true },
            ...tops.map((category) => ({ name: category.name, href: categoryHref(category), isCurrent: false })),
          ]}
        />
        <ProductGrid label="New products" products={newest.items.slice(0, perRail)} />
        <p>
          <TextLink href={paths.search("", { sort: "newest" })}>See everything, newest first</TextLink>
        </p>
      </div>
      <section aria-labelledby="stalls" className="grid gap-4">
        <h2 id="stalls" className="signage text-2xl">
          Walk the hall
        </h2>
        <CategoryTiles categories={tops} />
      </section>
      {reduced.length > 0 && (
        <section aria-labelledby="reduced" className="grid gap-4">
          <h2 id="reduced" className="signage flex items-center gap-3 text-2xl">
            Reduced <Ticket className="font-sans tracking-normal">less than before</Ticket>
          </h2>
          <ProductGrid label="Reduced products" products={reduced.slice(0, perRow)} heading="h3" isTop={false} />
        </section>
      )}
      <section aria-labelledby="sellers" className="grid gap-4">
        <h2 id="sellers" className="signage text-2xl">
          The sellers
        </h2>
        <SellerTiles sellers={sellers} />
      </section>
      <TrustStrip />
    </div>
  );
}

function TrustStrip() {
  return (
    <ul className="grid gap-4 border-t border-line pt-6 text-sm text-ink-2 sm:grid-cols-3">
      <li>
        <span className="block font-bold text-ink">One payment, a parcel per seller</span>
        You follow each parcel on its own, live, on your order’s page.
      </li>
      <li>
        <span className="block font-bold text-ink">Paid on the payment provider’s page</span>
        We never see your card. Nothing is charged for what can’t be delivered.
      </li>
      <li>
        <span className="block font-bold text-ink">Every seller is checked</span>
        Stalls open after we have looked at who is behind them.
      </li>
    </ul>
  );
}
