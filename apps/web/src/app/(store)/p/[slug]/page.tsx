import { deliveryDates } from "@stallhouse/contracts/delivery";
import type { Metadata } from "next";
import { useLocale, useTranslations } from "next-intl";
import { cache } from "react";
import { orNotFound } from "~/app/missing.ts";
import type { ProductDetail } from "~/api/shapes.ts";
import { productJsonLd } from "~/features/product/product-json-ld.ts";
import { ProductSections } from "~/features/product/product-sections.tsx";
import { ProductStage } from "~/features/product/product-stage.tsx";
import { startVariant } from "~/features/product/variant-choice.ts";
import { env } from "~/env.ts";
import { defaultLocale } from "~/i18n/locales.ts";
import { catalog } from "~/gateway/services.ts";
import { paths } from "~/paths.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { formatDays } from "~/ui/day.ts";
import { English } from "~/ui/english.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useMoney } from "~/ui/money.tsx";
import { addToCart } from "./actions.ts";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ v?: string | string[] }> };

const findProduct = cache(
  async (slug: string) => await orNotFound((await catalog()).public.product.get.query({ slug })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, summary, slug, image } = await findProduct((await params).slug);
  return {
    title,
    description: summary,
    alternates: { canonical: paths.product(slug) },
    openGraph: { title, description: summary, images: image ? [image.url] : [] },
    metadataBase: new URL(env().PUBLIC_URL),
  };
}

export default async function ProductPage({ params, searchParams }: Props) {
  const product = await findProduct((await params).slug);
  const { v } = await searchParams;
  const start = startVariant(product.variants, typeof v === "string" ? v : undefined);
  const days = deliveryDates(new Date());
  const jsonLd = productJsonLd(product, { origin: env().PUBLIC_URL, path: paths.product(product.slug) });
  return (
    <div className="shell grid gap-10 py-6">
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd }} />
      {start && (
        <ProductStage
          title={product.title}
          hue={product.hue}
          currency={product.currency}
          options={product.options}
          variants={product.variants}
          pictures={product.pictures}
          start={start}
          add={addToCart.bind(null, product.slug)}
          intro={<Intro product={product} />}
          priceNote={<PriceNote product={product} />}
          promises={<Promises product={product} days={days} />}
        />
      )}
      <ProductSections product={product} days={days} />
    </div>
  );
}

type PartProps = { product: ProductDetail };

function PriceNote({ product: { seller, currency } }: PartProps) {
  const t = useTranslations("productPage");
  const price = useMoney()(seller.shippingAmount, currency);
  return t(seller.shippingAmount === 0 ? "priceNoteFree" : "priceNote", { price, seller: seller.name });
}

function Promises({ product, days }: PartProps & { days: { earliest: string; latest: string } }) {
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
          price,
        })}
      </p>
      <p>{t("shipsFrom", { place: seller.place, seller: seller.name })}</p>
      <p>{t("freeReturns")}</p>
    </div>
  );
}

function Intro({ product: { title, category, seller, hue } }: PartProps) {
  const t = useTranslations("productPage");
  const locale = useLocale();
  const parent = category.parent;
  const own = parent ? `${parent.slug}/${category.slug}` : category.slug;
  return (
    <div>
      <Breadcrumbs
        hue={hue}
        crumbs={[
          ...(parent ? [{ label: <English>{parent.name}</English>, href: paths.category(parent.slug) }] : []),
          { label: <English>{category.name}</English>, href: paths.category(own) },
        ]}
      />
      <h1 className="signage mt-1 text-3xl">
        <English>{title}</English>
      </h1>
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
