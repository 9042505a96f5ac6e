import type { ProductDetail } from "~/api/shapes.ts";

type Where = { origin: string; path: string };

/** The product as search engines read it: the same price and availability as on the page. */
export function productJsonLd(product: ProductDetail, { origin, path }: Where): string {
  const { productId, title, summary, pictures, variants, currency, seller } = product;
  const url = origin + path;
  const group = {
    "@context": "https://schema.org",
    "@type": "ProductGroup",
    productGroupID: productId,
    name: title,
    description: summary,
    url,
    image: pictures.map((picture) => new URL(picture.url, origin).href),
    brand: { "@type": "Brand", name: seller.name },
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
      },
    })),
  };
  // `<` could end the script element that carries this.
  return JSON.stringify(group).replaceAll("<", "\\u003c");
}

/** Minor units as schema.org wants them: 5290 → "52.90". */
function decimal(amount: number): string {
  const cents = amount % 100;
  return `${(amount - cents) / 100}.${String(cents).padStart(2, "0")}`;
}
