import type { PayloadOf } from "@stallhouse/contracts/event";
import type { reviewPublishedV1, stockLowV1 } from "@stallhouse/contracts/events/catalog";
import type { OrderPayload } from "@stallhouse/contracts/events/order";
import { formatCountry } from "../letter/format.ts";
import type { Letter } from "../letter/letter.ts";
import type { Links } from "../links.ts";
import { parcelOf, totalsOf } from "./order-parts.ts";

type SellerOrder = OrderPayload["items"][number];
type Review = PayloadOf<typeof reviewPublishedV1>;
type StockLow = PayloadOf<typeof stockLowV1>;

const becauseSeller = (shopName: string) => `You get this mail because you run ${shopName} at Stallhouse.`;

/** One seller's part of an order, and nothing of the others' or of the customer but where the parcel goes. */
export function sellerOrderPaid(order: OrderPayload, part: SellerOrder, links: Links): Letter {
  const { number, address, currency } = order;
  return {
    template: "seller-order-paid",
    subject: `Paid: order ${number}, ship it now`,
    preview: `A parcel to ${address.city} waits for you.`,
    heading: "You have an order to ship",
    paragraphs: ["It is paid in full. Pack it, hand it to a carrier, and add the tracking number."],
    facts: [
      { label: "Goes to", value: `${address.name}, ${address.city}, ${formatCountry(address.country)}` },
      ...(part.deliveryLabel ? [{ label: "Delivery", value: part.deliveryLabel }] : []),
    ],
    parcels: [parcelOf(part, currency, "In this parcel")],
    totals: totalsOf(part, currency),
    action: { label: "Ship this order", url: links.sellerOrder(part.sellerOrderId) },
    because: becauseSeller(part.sellerName),
    orderNumber: number,
  };
}

/** For a seller who has been told to ship. */
export function sellerOrderCancelled(order: OrderPayload, part: SellerOrder, links: Links): Letter {
  return {
    template: "seller-order-cancelled",
    subject: `Cancelled: order ${order.number}, do not ship it`,
    preview: "The customer gets the money back.",
    heading: "Do not ship this order",
    paragraphs: ["It was cancelled and the customer gets the money back. The stock is yours again."],
    parcels: [parcelOf(part, order.currency, "Was in this parcel")],
    action: { label: "See the order", url: links.sellerOrder(part.sellerOrderId) },
    because: becauseSeller(part.sellerName),
    orderNumber: order.number,
  };
}

/** For a seller who still has to ship their part of an order that lost another one. */
export function sellerOrderStands(order: OrderPayload, part: SellerOrder, links: Links): Letter {
  return {
    template: "seller-order-stands",
    subject: `Order ${order.number}: your part stays as it is`,
    preview: "Another part of the order was cancelled.",
    heading: "Your part of this order stays",
    paragraphs: ["Another part of this order was cancelled. Yours is paid and stays as it is: ship it as planned."],
    parcels: [parcelOf(part, order.currency, "In this parcel")],
    action: { label: "See the order", url: links.sellerOrder(part.sellerOrderId) },
    because: becauseSeller(part.sellerName),
    orderNumber: order.number,
  };
}

function stockLow({ title, label, sku, available, threshold }: StockLow) {
  const what = label ? `${title}, ${label}` : title;
  const left = available === 0 ? "None left" : `${available} left`;
  return {
    subject: `${left}: ${what}`,
    preview: `Its threshold is ${threshold}.`,
    heading: available === 0 ? "Sold out" : "Stock is low",
    facts: [
      { label: "Product", value: what },
      { label: "SKU", value: sku },
      { label: "Left", value: String(available) },
      { label: "Threshold", value: String(threshold) },
    ],
  };
}

export function stockLowForSeller(stock: StockLow, links: Links): Letter {
  return {
    ...stockLow(stock),
    template: "stock-low",
    paragraphs: ["Add stock before it runs out, so that customers can go on buying it."],
    action: { label: "Add stock", url: links.sellerProduct(stock.productId) },
    because: "You get this mail because you sell this product at Stallhouse.",
  };
}

export function stockLowForAdmin(stock: StockLow, shopName: string, links: Links): Letter {
  const letter = stockLow(stock);
  return {
    ...letter,
    template: "stock-low-admin",
    paragraphs: [`${shopName} has been told too.`],
    facts: [{ label: "Seller", value: shopName }, ...letter.facts],
    action: { label: "See products", url: links.adminProducts },
    because: "You get this mail because you are an admin of Stallhouse.",
  };
}

/** The text of the review stays on its page: it may be rewritten or taken back. */
export function reviewPublished({ productTitle, slug, stars, title, author }: Review, links: Links): Letter {
  const rating = stars === 1 ? "1 star" : `${stars} stars`;
  return {
    template: "review-published",
    subject: `${rating} for ${productTitle}`,
    preview: `${author} wrote a review.`,
    heading: "You have a new review",
    paragraphs: ["Read it on the product's page. You can answer once, for everybody to read."],
    facts: [
      { label: "Product", value: productTitle },
      { label: "Rating", value: `${rating} of 5` },
      { label: "Review", value: title },
      { label: "By", value: author },
    ],
    action: { label: "Read the review", url: links.reviewsOf(slug) },
    because: "You get this mail because you sell this product at Stallhouse.",
  };
}
