import type { Metadata } from "next";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { orNotFound } from "~/api/missing.ts";
import { pageLinks } from "~/features/page/page-links.ts";
import type { ProductCardData, SellerView } from "~/api/shapes.ts";
import { dispatchWords } from "~/features/product/dispatch-words.ts";
import { filterOf, listParams, parseListQuery } from "~/features/product/list-query.ts";
import type { ListQuery, Params } from "~/features/product/list-query.ts";
import { NothingFits } from "~/features/product/nothing-fits.tsx";
import { ProductFinder } from "~/features/product/product-finder.tsx";
import { Rating } from "~/features/product/rating.tsx";
import { remediesOf } from "~/features/product/remedies.ts";
import type { Remedy } from "~/features/product/remedies.ts";
import { catalog } from "~/gateway/forward/services.ts";
import { intlLocale } from "~/i18n/locales.ts";
import { paths } from "~/paths.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { countryName, dateFormat } from "~/i18n/formats.ts";
import { English } from "~/ui/english.tsx";
import { useMoney } from "~/ui/money.tsx";
import { Picture } from "~/ui/picture.tsx";
import { findSeller } from "~/features/seller-shop/find-seller.ts";

type Props = { params: Promise<{ seller: string }>; searchParams: Promise<Params> };

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

/** Pictures beside the story. */
const faces = 3;

export default async function SellerPage({ params, searchParams }: Props) {
  const t = await getTranslations("catalogue");
  const seller = await findSeller((await params).seller);
  const { exact: _exact, sellerSlugs: _sellerSlugs, ...query } = parseListQuery(await searchParams);
  const shop = await catalog();
  const scope = { sellerSlugs: [seller.slug] };
  const [found, given, categories, goods] = await Promise.all([
    orNotFound(shop.public.product.list.query({ ...query, ...scope, limit: 24 })),
    orNotFound(shop.public.product.facets.query({ ...filterOf(query), ...scope })),
    shop.public.category.list.query(),
    shop.public.product.list.query({ ...scope, limit: 4 * faces }),
  ]);
  const hrefOf = (to: ListQuery) => paths.seller(seller.slug, listParams(to));
  const facets = { ...given, facets: given.facets.filter(({ key }) => key !== "seller") };
  return (
    <div className="shell grid gap-6 py-6">
      <SellerHead seller={seller} goods={goods.items} />
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

function SellerHead({ seller, goods }: { seller: SellerView; goods: readonly ProductCardData[] }) {
  const t = useTranslations("catalogue");
  const locale = useLocale();
  const money = useMoney();
  const { policies, dispatchDays, returnDays } = seller;
  const joined = dateFormat(intlLocale(locale), { month: "long", year: "numeric", timeZone: "UTC" });
  const facts = [
    { name: t("seller.dispatchName"), text: t("seller.dispatch", dispatchWords(dispatchDays)) },
    { name: t("seller.shippingName"), text: policies.shipping && <English>{policies.shipping}</English> },
    {
      name: t("seller.returnsName"),
      text: (
        <>
          {t("seller.returns", { days: returnDays })} <English>{policies.returns}</English>
        </>
      ),
    },
  ].filter(({ text }) => text !== "");
  return (
    <div className="grid gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,1fr)_26rem]">
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
      <Goods products={goods} />
      <dl className="grid gap-4 border-y border-line py-4 text-sm sm:grid-cols-3 lg:col-span-2">
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

/** What the stall looks like: what came last large, others beside it. */
function Goods({ products }: { products: readonly ProductCardData[] }) {
  const pictured = products.filter(({ image }) => image);
  const eachOther = pictured.filter(
    ({ categorySlug }, index) => pictured.findIndex((one) => one.categorySlug === categorySlug) === index,
  );
  const shown = (eachOther.length < faces ? pictured : eachOther).slice(0, faces);
  if (shown.length < faces) return null;
  return (
    <div aria-hidden="true" className="grid grid-cols-3 gap-2 self-center max-lg:order-first">
      {shown.map(({ productId, image, hue }, index) => (
        <div
          key={productId}
          className="tint aspect-square overflow-hidden rounded-tile lg:first:col-span-2 lg:first:row-span-2"
          style={{ "--hue": hue }}
        >
          {image && (
            <Picture
              src={image.url}
              alt=""
              width={image.width}
              height={image.height}
              sizes={`(min-width: 64rem) ${index === 0 ? 17 : 8.3}rem, calc(33vw - 0.9rem)`}
            />
          )}
        </div>
      ))}
    </div>
  );
}
