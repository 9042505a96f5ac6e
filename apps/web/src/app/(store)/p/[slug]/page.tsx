import { deliveryOption } from "@stallhouse/contracts/delivery";
import type { Metadata } from "next";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { orNotFound } from "~/api/missing.ts";
import { pageLinks } from "~/features/page/page-links.ts";
import { findProduct } from "~/features/product/find-product.ts";
import type { ProductDetail } from "~/api/shapes.ts";
import { dispatchWords } from "~/features/product/dispatch-words.ts";
import { productJsonLd } from "~/features/product/product-json-ld.ts";
import type { Params } from "~/features/product/list-query.ts";
import { ProductGrid } from "~/features/product/product-grid.tsx";
import { ProductSections } from "~/features/product/product-sections.tsx";
import { ProductStage } from "~/features/product/product-stage.tsx";
import { Rating } from "~/features/product/rating.tsx";
import { parseReviewQuery } from "~/features/product/review-query.ts";
import { Reviews } from "~/features/product/reviews.tsx";
import { startVariant } from "~/features/product/variant-choice.ts";
import { env } from "~/env.ts";
import { defaultLocale } from "~/i18n/locales.ts";
import { catalog } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { countryName } from "~/i18n/formats.ts";
import { formatDays } from "~/ui/day.ts";
import { English } from "~/ui/english.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useMoney } from "~/ui/money.tsx";
import { Translated } from "~/ui/translated.tsx";
import { addToCart, askStockAlert, markHelpful } from "./actions.ts";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Params> };

const related = 4;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { title, summary, slug } = await findProduct((await params).slug);
  return {
    title,
    description: summary,
    ...(await pageLinks(paths.product(slug), "own")),
    robots: Object.keys(await searchParams).some((name) => name !== "v") ? { index: false } : undefined,
  };
}

export default async function ProductPage({ params, searchParams }: Props) {
  const product = await findProduct((await params).slug);
  const given = await searchParams;
  const { v } = given;
  const query = parseReviewQuery(given);
  const t = await getTranslations("productPage");
  const shop = await catalog();
  const [reviews, alike] = await Promise.all([
    orNotFound(shop.public.review.list.query({ ...query, productId: product.productId, limit: 10 })),
    shop.public.product.related.query({ slug: product.slug, limit: related }),
  ]);
  const start = startVariant(product.variants, typeof v === "string" ? v : undefined);
  // Where the parcel goes is not known yet: the page says for which country the days hold.
  const days = deliveryOption("standard", product.seller, { country: null, now: new Date() });
  const where = { origin: env().PUBLIC_URL, path: paths.product(product.slug), locale: await getLocale() };
  const jsonLd = productJsonLd(product, where);
  return (
    <div className="shell grid gap-10 py-6">
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd }} />
      {start && (
        <ProductStage
          slug={product.slug}
          title={product.title}
          hue={product.hue}
          currency={product.currency}
          options={product.options}
          variants={product.variants}
          pictures={product.pictures}
          start={start}
          add={addToCart.bind(null, product.slug)}
          askAlert={askStockAlert}
          intro={<Intro product={product} />}
          priceNote={<PriceNote product={product} />}
          promises={<Promises product={product} days={days} />}
          shortPromise={<ShortPromise product={product} days={days} />}
        />
      )}
      <ProductSections product={product} days={days} />
      <Reviews product={product} page={reviews} query={query} vote={markHelpful.bind(null, product.slug)} />
      {alike.length > 0 && (
        <section aria-labelledby="related" className="grid gap-4">
          <h2 id="related" className="signage text-2xl">
            {t("related")}
          </h2>
          <ProductGrid label={t("related")} products={alike} heading="h3" isTop={false} />
        </section>
      )}
    </div>
  );
}

type PartProps = { product: ProductDetail };

function PriceNote({ product: { seller, currency } }: PartProps) {
  const t = useTranslations("productPage");
  const price = useMoney()(seller.shippingAmount, currency);
  return t(seller.shippingAmount === 0 ? "priceNoteFree" : "priceNote", { price, seller: seller.name });
}

type DaysProps = PartProps & { days: { earliest: string; latest: string } };

function ShortPromise({ product: { seller, currency }, days }: DaysProps) {
  const t = useTranslations("productPage");
  const values = {
    arrival: formatDays(days.earliest, days.latest, useLocale()),
    days: seller.returnDays,
    price: useMoney()(seller.shippingAmount, currency),
  };
  return (
    <p className="text-xs leading-snug text-ink-2">{t(seller.shippingAmount === 0 ? "shortFree" : "short", values)}</p>
  );
}

function Promises({ product, days }: DaysProps) {
  const { seller, currency } = product;
  const t = useTranslations("productPage");
  const locale = useLocale();
  const price = useMoney()(seller.shippingAmount, currency);
  return (
    <div className="grid gap-1.5 rounded-control border border-line bg-surface p-4 text-sm">
      <p>
        {t.rich(seller.shippingAmount === 0 ? "arrivesFree" : "arrives", {
          b: (chunks) => <span className="font-bold">{chunks}</span>,
          days: formatDays(days.earliest, days.latest, locale),
          country: countryName(seller.country, locale),
          price,
        })}
      </p>
      <p>{t("shipsFrom", { place: seller.place, seller: seller.name })}</p>
      <p>{t("dispatch", dispatchWords(seller.dispatchDays))}</p>
      <p>{t("returnsLine", { days: seller.returnDays })}</p>
    </div>
  );
}

function Intro({ product: { title, category, seller, hue, slug, rating, reviewCount } }: PartProps) {
  const t = useTranslations("productPage");
  const locale = useLocale();
  const parent = category.parent;
  const own = parent ? `${parent.slug}/${category.slug}` : category.slug;
  return (
    <div>
      <Breadcrumbs
        hue={hue}
        crumbs={[
          ...(parent
            ? [{ label: <Translated word={parent.name} by={parent.names} />, href: paths.category(parent.slug) }]
            : []),
          { label: <Translated word={category.name} by={category.names} />, href: paths.category(own) },
        ]}
      />
      <h1 className="signage mt-1 text-3xl">
        <English>{title}</English>
      </h1>
      {reviewCount > 0 && (
        <p className="mt-2">
          <TextLink href={paths.reviews(slug)}>
            <Rating rating={rating} count={reviewCount} />
          </TextLink>
        </p>
      )}
      <p className="mt-2 text-sm text-ink-2">
        {t.rich("soldBy", {
          seller: seller.name,
          place: seller.place,
          link: (chunks) => <TextLink href={paths.seller(seller.slug)}>{chunks}</TextLink>,
        })}
      </p>
      {locale !== defaultLocale && <p className="text-sm text-ink-2">{t("shownInEnglish")}</p>}
    </div>
  );
}
