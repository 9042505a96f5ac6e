import { transitDays } from "@stallhouse/contracts/delivery";
import type { ProductDetail } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";

type Where = { origin: string; path: string };

/** The product as search engines read it: the same price and availability as on the page. */
export function productJsonLd(product: ProductDetail, { origin, path }: Where): string {
  const { productId, title, summary, pictures, variants, currency, seller, rating, reviewCount } = product;
  const url = origin + path;
  const group = {
    "@type": "ProductGroup",
    productGroupID: productId,
    name: title,
    description: summary,
    url,
    image: pictures.map((picture) => new URL(picture.url, origin).href),
    brand: { "@type": "Brand", name: seller.name },
    ...(rating !== null && {
      aggregateRating: { "@type": "AggregateRating", ratingValue: rating, reviewCount, bestRating: 5, worstRating: 1 },
    }),
    hasVariant: variants.map(({ variantId, sku, label, price, stock }) => ({
      "@type": "Product",
      sku,
      name: `${title}, ${label}`,
      offers: {
        "@type": "Offer",
        url: `${url}?v=${variantId}`,
        priceCurrency: currency,
        price: decimal(price),
        availability: `https://schema.org/${stock === "out" ? "OutOfStock" : "InStock"}`,
        seller: { "@type": "Organization", name: seller.name },
        shippingDetails: shippingOf(product),
      },
    })),
  };
  // `<` could end the script element that carries this.
  const graph = { "@context": "https://schema.org", "@graph": [group, crumbsOf(product, origin)] };
  return JSON.stringify(graph).replaceAll("<", "\\u003c");
}

/** The price of a parcel within the seller's own country, which the page names too. */
function shippingOf({ seller, currency }: ProductDetail) {
  const { shippingAmount, country, dispatchDays } = seller;
  const { min, max } = transitDays(country, null);
  const days = (minValue: number, maxValue: number) => ({
    "@type": "QuantitativeValue",
    minValue,
    maxValue,
    unitCode: "DAY",
  });
  return {
    "@type": "OfferShippingDetails",
    shippingRate: { "@type": "MonetaryAmount", value: decimal(shippingAmount), currency },
    shippingDestination: { "@type": "DefinedRegion", addressCountry: country },
    deliveryTime: {
      "@type": "ShippingDeliveryTime",
      handlingTime: days(dispatchDays.min, dispatchDays.max),
      transitTime: days(min, max),
    },
  };
}

function crumbsOf({ category }: ProductDetail, origin: string) {
  const { parent } = category;
  const own = parent ? `${parent.slug}/${category.slug}` : category.slug;
  const crumbs = [
    ...(parent ? [{ name: parent.name, path: paths.category(parent.slug) }] : []),
    { name: category.name, path: paths.category(own) },
  ];
  return {
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ name, path }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: origin + path,
    })),
  };
}

/** Minor units as schema.org wants them: 5290 → "52.90". */
function decimal(amount: number): string {
  const cents = amount % 100;
  return `${(amount - cents) / 100}.${String(cents).padStart(2, "0")}`;
}
