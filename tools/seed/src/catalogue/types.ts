export interface Category {
  slug: string;
  name: string;
  /** Stall tint: the hue of the ground behind the category's pictures. */
  hue: number;
  intro: string;
  /** What its products can be filtered by, in the order of the facets. */
  attributes: AttributeDefinition[];
  children: Subcategory[];
}

export interface AttributeDefinition {
  key: string;
  label: string;
  /** The whole vocabulary, in the order a customer would list it. */
  values: string[];
}

export interface Subcategory {
  slug: string;
  name: string;
}

/** What the market has decided about a seller. */
export type SellerStanding = "active" | "pending" | "blocked";

/** From the smallest to the largest, both included. */
export interface Range {
  min: number;
  max: number;
}

/**
 * How a seller acts in the demo's past, so that every screen of the portals has something to show. Shares lie between
 * 0 and 1.
 */
export interface SellerBehaviour {
  /** Why this seller is as it is: what a reader of the demo should find. */
  note: string;
  /** Hours from the payment to the hand-over of the parcel. */
  shipAfterHours: Range;
  /** Share of delivered orders that came back. */
  refundShare: number;
  /** Share of paid orders that the seller had to call off. */
  cancelShare: number;
  /** Share of reviews that get an answer: of four and five stars, and of one and two. */
  replyShare: { good: number; poor: number };
}

export interface Seller {
  slug: string;
  shopName: string;
  ownerName: string;
  email: string;
  place: string;
  /** ISO 3166 alpha-2. */
  country: string;
  standing: SellerStanding;
  /** Paragraphs, separated by an empty line. */
  story: string;
  policies: { shipping: string; returns: string };
  /** Working days from the order until the parcel leaves, as the shop promises. */
  dispatchDays: Range;
  /** Days after delivery in which goods may be sent back. */
  returnDays: number;
  /** Business days from order to doorstep. */
  shippingDays: Range;
  /** Flat shipping per parcel, EUR minor units. */
  shippingAmount: number;
  behaviour: SellerBehaviour;
}

export interface Picture {
  /** The picture's address is `/products/<file>`. */
  file: string;
  alt: string;
  width: number;
  height: number;
  /** Value of the product's first option that this picture shows; absent when it stands for all of them. */
  color?: string;
}

export interface Option {
  name: string;
  values: string[];
}

export interface Variant {
  sku: string;
  /** One value per option of the product, in the options' order. */
  values: string[];
  /** EUR minor units. */
  amount: number;
  /** The price before a price drop, EUR minor units. */
  compareAtAmount?: number;
  stock: number;
  lowStockAt: number;
}

export interface Product {
  slug: string;
  title: string;
  seller: string;
  /** Slug of a subcategory. */
  category: string;
  summary: string;
  /** Paragraphs, separated by an empty line. */
  description: string;
  facts: [label: string, value: string][];
  /** By the keys of the top category's attributes. */
  attributes: Record<string, string>;
  options: Option[];
  variants: Variant[];
  pictures: Picture[];
}
