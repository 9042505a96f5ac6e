import { expect, test } from "vitest";
import type { Offers } from "~/api/shapes.ts";
import { feedFrame, feedItems } from "./merchant-feed.ts";

const origin = "https://market.example";
const mug = {
  productId: "p1",
  slug: "tall-mug",
  title: "Tall mug <350 ml>",
  summary: "Salt & clay\u0007.",
  currency: "EUR",
  pictures: [
    { url: "/products/mug.webp", optionValue: "Sand" },
    { url: "https://pictures.example/side.webp", optionValue: null },
    { url: "/products/blue.webp", optionValue: "Ocean" },
  ],
  category: ["Kitchen", "Mugs"],
  seller: { name: "Ember & Oak", country: "PT", shippingAmount: 490 },
  variants: [
    {
      variantId: "v1",
      sku: "MUG-S",
      label: "Sand",
      options: { Glaze: "Sand" },
      price: 1_905,
      compareAt: 2_400,
      stock: "low",
    },
    {
      variantId: "v2",
      sku: "MUG-O",
      label: "Ocean",
      options: { Glaze: "Ocean" },
      price: 2_400,
      compareAt: null,
      stock: "out",
    },
  ],
} as unknown as Offers;

test("UX-59 the feed says of each variant what its page says: address, price now and before, and whether it is there", () => {
  const [sand = "", ocean = ""] = feedItems(mug, origin).trim().split("\n");
  expect(sand).toContain("<g:link>https://market.example/p/tall-mug?v=v1</g:link>");
  expect(sand).toContain("<g:price>24.00 EUR</g:price><g:sale_price>19.05 EUR</g:sale_price>");
  expect(sand).toContain("<g:availability>in_stock</g:availability>");
  expect(sand).toContain("<g:image_link>https://market.example/products/mug.webp</g:image_link>");
  expect(sand).not.toContain("blue.webp");
  expect(ocean).toContain("<g:image_link>https://market.example/products/blue.webp</g:image_link>");
  expect(ocean).toContain("<g:price>24.00 EUR</g:price><g:availability>out_of_stock</g:availability>");
  expect(ocean).toContain("<g:shipping><g:country>PT</g:country><g:price>4.90 EUR</g:price></g:shipping>");
});

test("whatever a seller writes stays text", () => {
  const feed = feedFrame(origin).head + feedItems(mug, origin) + feedFrame(origin).foot;
  expect(feed).toContain("<g:title>Tall mug &lt;350 ml&gt;, Sand</g:title>");
  expect(feed).toContain("<g:description>Salt &amp; clay.</g:description>");
  expect(feed).toContain("Kitchen &gt; Mugs");
});

test("a product without a picture is left out", () => {
  expect(feedItems({ ...mug, pictures: [] }, origin)).toBe("");
});
