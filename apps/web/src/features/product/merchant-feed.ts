import type { Offers } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { decimal, offerFacts } from "./offer-facts.ts";

/** What stands before and after the items of a merchant feed: RSS with Google's names. */
export function feedFrame(origin: string): { head: string; foot: string } {
  const about = [
    tag("title", "Stallhouse"),
    tag("link", origin),
    tag("description", "Everything on sale at Stallhouse."),
  ];
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">\n<channel>\n${about.join("\n")}\n`;
  return { head, foot: "</channel>\n</rss>\n" };
}

const maxTitle = 150;
const maxDescription = 5_000;
const maxMore = 10;

/** One item per variant of a product, with the facts that stand in its page's JSON-LD. */
export function feedItems(product: Offers, origin: string): string {
  const { productId, slug, title, summary, pictures, category, seller, currency, variants } = product;
  // A row without a picture is of no use to anybody there.
  if (pictures.length === 0) return "";
  const items = variants.map((variant) => {
    const { url, price, isInStock } = offerFacts(product, variant, origin);
    const { sku, label, compareAt, variantId } = variant;
    const [image = "", ...more] = picturesOf(product, variant).map((picture) => new URL(picture.url, origin).href);
    const before = compareAt !== null && compareAt > variant.price ? decimal(compareAt) : undefined;
    const rows = [
      tag("g:id", variantId),
      tag("g:item_group_id", productId),
      tag("g:title", (label ? `${title}, ${label}` : title).slice(0, maxTitle)),
      tag("g:description", (summary || title).slice(0, maxDescription)),
      tag("g:link", url),
      tag("g:canonical_link", origin + paths.product(slug)),
      tag("g:image_link", image),
      ...more.slice(0, maxMore).map((href) => tag("g:additional_image_link", href)),
      tag("g:price", `${before ?? price} ${currency}`),
      ...(before ? [tag("g:sale_price", `${price} ${currency}`)] : []),
      tag("g:availability", isInStock ? "in_stock" : "out_of_stock"),
      tag("g:condition", "new"),
      tag("g:brand", seller.name),
      tag("g:mpn", sku),
      tag("g:product_type", category.join(" > ")),
      `<g:shipping>${tag("g:country", seller.country)}${tag("g:price", `${decimal(seller.shippingAmount)} ${currency}`)}</g:shipping>`,
    ];
    return `<item>${rows.join("")}</item>\n`;
  });
  return items.join("");
}

/** Its own first, then those of no variant in particular; never another's, which would show the wrong colour. */
function picturesOf({ pictures }: Offers, { options }: Offers["variants"][number]): Offers["pictures"] {
  const chosen = Object.values(options);
  const own = pictures.filter(({ optionValue }) => optionValue !== null && chosen.includes(optionValue));
  const fitting = [...own, ...pictures.filter(({ optionValue }) => optionValue === null)];
  return fitting.length > 0 ? fitting : pictures;
}

function tag(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

/** Characters that XML cannot hold at all are left out. */
// oxlint-disable-next-line no-control-regex -- those are the ones
const unsayable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function escaped(text: string): string {
  return text.replace(unsayable, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
