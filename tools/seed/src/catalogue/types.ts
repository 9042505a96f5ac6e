export interface Category {
  slug: string;
  name: string;
  /** Stall tint: the hue of the ground behind the category's pictures. */
  hue: number;
  intro: string;
  children: Subcategory[];
}

export interface Subcategory {
  slug: string;
  name: string;
}

export interface Seller {
  slug: string;
  shopName: string;
  ownerName: string;
  email: string;
  place: string;
  /** ISO 3166 alpha-2. */
  country: string;
  story: string;
  /** Flat shipping per parcel, EUR minor units. */
  shippingAmount: number;
}

export interface Picture {
  /** The picture's address is `/products/<file>`. */
  file: string;
  alt: string;
  width: number;
  height: number;
  /** Value of the product's first option that this picture shows; absent when the product has no options. */
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
  options: Option[];
  variants: Variant[];
  pictures: Picture[];
}
