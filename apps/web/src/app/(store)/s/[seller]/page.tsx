import type { Metadata } from "next";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { orNotFound } from "~/app/missing.ts";
import { pageLinks } from "~/app/page-links.ts";
import type { SellerView } from "~/api/shapes.ts";
import { filterOf, listParams, parseListQuery } from "~/features/product/list-query.ts";
import type { ListQuery, Params } from "~/features/product/list-query.ts";
import { NothingFits } from "~/features/product/nothing-fits.tsx";
import { ProductFinder } from "~/features/product/product-finder.tsx";
import { Rating } from "~/features/product/rating.tsx";
import { remediesOf } from "~/features/product/remedies.ts";
import type { Remedy } from "~/features/product/remedies.ts";
import { catalog } from "~/gateway/services.ts";
import { intlLocale } from "~/i18n/locales.ts";
import { paths } from "~/paths.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { countryName } from "~/ui/country.ts";
import { English } from "~/ui/english.tsx";
import { useMoney } from "~/ui/money.tsx";

type Props = { params: Promise<{ seller: string }>; searchParams: Promise<Params> };

const findSeller = cache(async (slug: string) => await orNotFound((await catalog()).public.seller.get.query({ slug })));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { name, story, slug } = await findSeller((await params).seller);
  const isFiltered = Object.keys(await searchParams).length > 0;
  return {
    title: name,
    description: story.slice(0, 160),
    ...(await pageLinks(paths.seller(slug))),
    robots: isFiltered ? { index: false } : undefined,
  };
}

export default async function SellerPage({ params, searchParams }: Props) {
  const t = await getTranslations("catalogue");
  const seller = await findSeller((await params).seller);
  const { exact: _exact, sellerSlugs: _sellerSlugs, ...query } = parseListQuery(await searchParams);
  const shop = await catalog();
  const scope = { sellerSlugs: [seller.slug] };
  const [found, given, categories] = await Promise.all([
    orNotFound(shop.public.product.list.query({ ...query, ...scope, limit: 24 })),
    orNotFound(shop.public.product.facets.query({ ...filterOf(query), ...scope })),
    shop.public.category.list.query(),
  ]);
  const hrefOf = (to: ListQuery) => paths.seller(seller.slug, listParams(to));
  const facets = { ...given, facets: given.facets.filter(({ key }) => key !== "seller") };
  return (
    <div className="shell grid gap-6 py-6">
      <SellerHead seller={seller} />
      <ProductFinder
        label={t("seller.products", { seller: seller.name })}
        found={found}
        facets={facets}
        query={query}
        action={hrefOf({})}
        scope={scope}
        hrefOf={hrefOf}
        empty={
          <NothingFits
            remedies={waysHere(remediesOf(query, { facets: { ...facets, relax: ownWays(given.relax) }, hrefOf }), {
              href: hrefOf({}),
              count: seller.productCount,
            })}
            facets={facets.facets}
            categories={categories.filter(({ parentSlug }) => parentSlug === null)}
          />
        }
      />
    </div>
  );
}

/** The seller is the page: leaving it out would be another one. */
function ownWays<Way extends { without: { key: string } }>(ways: readonly Way[]): Way[] {
  return ways.filter(({ without: { key } }) => key !== "seller" && key !== "*");
}

function waysHere(ways: Remedy[], all: { href: string; count: number }): Remedy[] {
  return ways.length > 0 || all.count === 0 ? ways : [{ all: "filters", ...all }];
}

function SellerHead({ seller }: { seller: SellerView }) {
  const t = useTranslations("catalogue");
  const locale = useLocale();
  const money = useMoney();
  const { policies, dispatchDays } = seller;
  const joined = new Intl.DateTimeFormat(intlLocale(locale), { month: "long", year: "numeric", timeZone: "UTC" });
  const facts = [
    { name: t("seller.dispatchName"), text: t("seller.dispatch", dispatchDays) },
    { name: t("seller.shippingName"), text: policies.shipping && <English>{policies.shipping}</English> },
    { name: t("seller.returnsName"), text: policies.returns && <English>{policies.returns}</English> },
  ].filter(({ text }) => text !== "");
  return (
    <div className="grid gap-4">
      <div>
        <Breadcrumbs crumbs={[{ label: t("allProducts"), href: paths.search() }]} />
        <h1 className="signage text-3xl">{seller.name}</h1>
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
          <Rating rating={seller.rating} count={seller.reviewCount} />
          <span>{t("products", { count: seller.productCount })}</span>
          <span>{t("seller.since", { date: joined.format(new Date(seller.joinedAt)) })}</span>
        </div>
        <p className="mt-1.5 font-semibold">
          {t("seller.ships", {
            place: seller.place,
            country: countryName(seller.country, locale),
            price: money(seller.shippingAmount, "EUR"),
          })}
        </p>
        <div className="measure mt-2 text-ink-2">
          <English as="div">{seller.story}</English>
        </div>
      </div>
      <dl className="grid gap-4 border-y border-line py-4 text-sm sm:grid-cols-3">
        {facts.map(({ name, text }) => (
          <div key={name}>
            <dt className="font-bold">{name}</dt>
            <dd className="measure text-ink-2">{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
