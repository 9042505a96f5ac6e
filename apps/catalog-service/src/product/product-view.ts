import type { CategoryId, ProductId, SellerId, VariantId } from "@stallhouse/contracts/ids";

export type StockWord = "in" | "low" | "out";
export type Fact = { label: string; value: string };
/** `color` is a CSS hex colour for a swatch. */
export type OptionValue = { value: string; color: string | null };
export type Option = { name: string; values: OptionValue[] };
export type Picture = { url: string; alt: string; width: number; height: number };
/** With `optionValue`, the picture shows the variants of that value. */
export type ProductPicture = Picture & { optionValue: string | null };

export type Category = {
  categoryId: CategoryId;
  slug: string;
  name: string;
  hue: number;
  intro: string;
  parentSlug: string | null;
  /** Products on sale in it and below it. */
  productCount: number;
};

/** Prices in minor units. */
export type ProductCard = {
  productId: ProductId;
  slug: string;
  title: string;
  sellerName: string;
  sellerSlug: string;
  currency: string;
  price: number;
  maxPrice: number;
  compareAt: number | null;
  stock: StockWord;
  image: Picture | null;
  hue: number;
  categorySlug: string;
  swatches: { value: string; color: string }[];
  createdAt: string;
};

export type ProductDetail = Omit<ProductCard, "swatches" | "createdAt"> & {
  summary: string;
  description: string;
  facts: Fact[];
  options: Option[];
  pictures: ProductPicture[];
  variants: {
    variantId: VariantId;
    sku: string;
    label: string;
    options: Record<string, string>;
    price: number;
    compareAt: number | null;
    available: number;
    stock: StockWord;
  }[];
  seller: {
    sellerId: SellerId;
    name: string;
    slug: string;
    place: string;
    country: string;
    story: string;
    shippingAmount: number;
  };
  category: { slug: string; name: string; hue: number; parent: { slug: string; name: string } | null };
  onSale: true;
};

export type ProductStatus = "draft" | "active" | "archived" | "blocked";

/** A product as its seller sees it in a list. */
export type SellerProduct = {
  productId: ProductId;
  slug: string;
  title: string;
  status: ProductStatus;
  blockedReason: string | null;
  price: number;
  maxPrice: number;
  currency: string;
  stockTotal: number;
  reservedTotal: number;
  variantCount: number;
  image: Picture | null;
  updatedAt: string;
};

export type AdminProduct = SellerProduct & { sellerId: SellerId; sellerName: string; onSale: boolean };

/** Everything the seller's form shows and sends back. */
export type EditableProduct = {
  productId: ProductId;
  version: number;
  slug: string;
  title: string;
  summary: string;
  description: string;
  categorySlug: string;
  currency: string;
  status: ProductStatus;
  blockedReason: string | null;
  onSale: boolean;
  facts: Fact[];
  options: Option[];
  pictures: ProductPicture[];
  variants: {
    variantId: VariantId;
    sku: string;
    options: Record<string, string>;
    price: number;
    compareAt: number | null;
    available: number;
    reserved: number;
    threshold: number;
  }[];
};
