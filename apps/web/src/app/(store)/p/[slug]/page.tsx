import { deliveryDates } from "@stallhouse/contracts/delivery";
import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "~/app/missing.ts";
import type { ProductDetail } from "~/api/shapes.ts";
import { productJsonLd } from "~/features/product/product-json-ld.ts";
import { ProductSections } from "~/features/product/product-sections.tsx";
import { ProductStage } from "~/features/product/product-stage.tsx";
import { startVariant } from "~/features/product/variant-choice.ts";
import { env } from "~/env.ts";
import { catalog } from "~/gateway/services.ts";
import { paths } from "~/paths.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { formatDays } from "~/ui/day.ts";
import { TextLink } from "~/ui/link.tsx";
import { formatMoney } from "~/ui/money.tsx";
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
  const { seller, currency } = product;
  const days = deliveryDates(new Date());
  const shipping =
    seller.shippingAmount === 0 ? "free delivery" : `+ ${formatMoney(seller.shippingAmount, currency)} delivery`;
  const jsonLd = productJsonLd(product, { origin: env().PUBLIC_URL, path: paths.product(product.slug) });
  return (
    <div className="shell grid gap-10 py-6">
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd }} />
      {start && (
        <ProductStage
          title={product.title}
          hue={product.hue}
          currency={currency}
          options={product.options}
          variants={product.variants}
          pictures={product.pictures}
          start={start}
          add={addToCart.bind(null, product.slug)}
          intro={<Intro product={product} />}
          priceNote={`Incl. VAT · ${shipping} from ${seller.name}`}
          promises={
            <div className="grid gap-1.5 rounded-control border border-line bg-surface p-4 text-sm">
              <p>
                <span className="font-bold">Arrives {formatDays(days.earliest, days.latest)}</span> ·{" "}
                {seller.shippingAmount === 0
                  ? "free delivery"
                  : `delivery ${formatMoney(seller.shippingAmount, currency)}`}
              </p>
              <p>
                Ships from {seller.place}. One delivery price for everything you order from {seller.name}.
              </p>
              <p>Free returns to this seller within 30 days.</p>
            </div>
          }
        />
      )}
      <ProductSections product={product} days={days} />
    </div>
  );
}

function Intro({ product: { title, category, seller, hue } }: { product: ProductDetail }) {
  const parent = category.parent;
  const own = parent ? `${parent.slug}/${category.slug}` : category.slug;
  return (
    <div>
      <Breadcrumbs
        hue={hue}
        crumbs={[
          ...(parent ? [{ label: parent.name, href: paths.category(parent.slug) }] : []),
          { label: category.name, href: paths.category(own) },
        ]}
      />
      <h1 className="signage mt-1 text-3xl">{title}</h1>
      <p className="mt-2 text-sm text-ink-2">
        Sold by <TextLink href={paths.seller(seller.slug)}>{seller.name}</TextLink>, ships from {seller.place}
      </p>
    </div>
  );
}
