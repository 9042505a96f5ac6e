import { transitDays } from "@stallhouse/contracts/delivery";
import type { ProductDetail } from "~/api/shapes.ts";
import { localized } from "~/i18n/locales.ts";
import type { Locale } from "~/i18n/locales.ts";
import { wordIn } from "~/i18n/word-in.ts";
import { paths } from "~/paths.ts";
import { decimal, offerFacts } from "./offer-facts.ts";

/** The page in the language whose names its breadcrumbs have. */
type Where = { origin: string; path: string; locale: Locale };

/** The product as search engines read it: the same price and availability as on the page. */
export function productJsonLd(product: ProductDetail, { origin, path, locale }: Where): string {
  const { productId, title, summary, pictures, variants, seller, rating, reviewCount } = product;
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
    hasVariant: variants.map((variant) => {
      const offer = offerFacts(product, variant, origin);
      return {
        "@type": "Product",
        sku: variant.sku,
        name: `${title}, ${variant.label}`,
        offers: {
          "@type": "Offer",
          url: offer.url,
          priceCurrency: offer.currency,
          price: offer.price,
          availability: `https://schema.org/${offer.isInStock ? "InStock" : "OutOfStock"}`,
          seller: { "@type": "Organization", name: seller.name },
          shippingDetails: shippingOf(product),
          hasMerchantReturnPolicy: {
            "@type": "MerchantReturnPolicy",
            applicableCountry: seller.country,
            returnPolicyCategory: "https://schema.org/MerchantReturnFiniteReturnWindow",
            merchantReturnDays: seller.returnDays,
          },
        },
      };
    }),
  };
  // `<` could end the script element that carries this.
  const graph = { "@context": "https://schema.org", "@graph": [group, crumbsOf(product, { origin, locale })] };
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

function crumbsOf({ category }: ProductDetail, { origin, locale }: Omit<Where, "path">) {
  const { parent } = category;
  const own = parent ? `${parent.slug}/${category.slug}` : category.slug;
  const crumbs = [
    ...(parent ? [{ ...parent, path: paths.category(parent.slug) }] : []),
    { ...category, path: paths.category(own) },
  ];
  return {
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ name, names, path }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: wordIn(locale, { word: name, by: names }),
      item: origin + localized(path, locale),
    })),
  };
}
