import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import { orNotFound } from "~/app/missing.ts";
import { listParams, parseListQuery } from "~/features/product/list-query.ts";
import type { ListQuery, Params } from "~/features/product/list-query.ts";
import { ListFilters } from "~/features/product/list-filters.tsx";
import { NothingFits } from "~/features/product/nothing-fits.tsx";
import { ProductList } from "~/features/product/product-list.tsx";
import { catalog } from "~/gateway/services.ts";
import { paths } from "~/paths.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { countryName } from "~/ui/country.ts";
import { English } from "~/ui/english.tsx";
import { formatMoney } from "~/ui/money.tsx";

type Props = { params: Promise<{ seller: string }>; searchParams: Promise<Params> };

/** The seller's facts stand on each of its products; one that has none on sale is not shown. */
const findSeller = cache(async (sellerSlug: string) => {
  const shop = await catalog();
  const { items } = await orNotFound(shop.public.product.list.query({ sellerSlugs: [sellerSlug], limit: 1 }));
  const first = items[0] ?? notFound();
  return (await shop.public.product.get.query({ slug: first.slug })).seller;
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { name, story, slug } = await findSeller((await params).seller);
  const isFiltered = Object.keys(await searchParams).length > 0;
  return {
    title: name,
    description: story.slice(0, 160),
    alternates: { canonical: paths.seller(slug) },
    robots: isFiltered ? { index: false } : undefined,
  };
}

export default async function SellerPage({ params, searchParams }: Props) {
  const t = await getTranslations("catalogue");
  const locale = await getLocale();
  const seller = await findSeller((await params).seller);
  const query = parseListQuery(await searchParams);
  const shop = await catalog();
  const [{ items, nextCursor }, categories] = await Promise.all([
    orNotFound(shop.public.product.list.query({ ...query, sellerSlugs: [seller.slug] })),
    shop.public.category.list.query(),
  ]);
  const hrefOf = (given: ListQuery) => paths.seller(seller.slug, listParams(given));
  return (
    <div className="shell grid gap-6 py-6">
      <div>
        <Breadcrumbs crumbs={[{ label: t("allProducts"), href: paths.search() }]} />
        <h1 className="signage text-3xl">{seller.name}</h1>
        <p className="mt-1.5 font-semibold">
          {t("seller.ships", {
            place: seller.place,
            country: countryName(seller.country, locale),
            price: formatMoney(seller.shippingAmount, "EUR", locale),
          })}
        </p>
        <div className="measure mt-2 text-ink-2">
          <English as="div">{seller.story}</English>
        </div>
      </div>
      <ListFilters query={query} action={hrefOf({})} hrefOf={hrefOf} />
      <ProductList
        label={t("seller.products", { seller: seller.name })}
        products={items}
        nextCursor={nextCursor}
        query={query}
        hrefOf={hrefOf}
        empty={
          <NothingFits
            remedies={[{ drop: "all", href: hrefOf({}) }]}
            categories={categories.filter(({ parentSlug }) => parentSlug === null)}
          />
        }
      />
    </div>
  );
}
