import type { CategoryId, ProductId, SellerId, VariantId } from "@stallhouse/contracts/ids";
import type { Page } from "@stallhouse/contracts/paging";
import type { AttributeDefinition } from "../category/attributes.ts";
import type { Translations } from "../category/translations.ts";

type StockWord = "in" | "low" | "out";
export type Fact = { label: string; value: string };
/** `color` is a CSS hex colour for a swatch. */
type OptionValue = { value: string; color: string | null };
export type Option = { name: string; values: OptionValue[] };
export type Picture = { url: string; alt: string; width: number; height: number };
/** With `optionValue`, the picture shows the variants of that value. */
export type ProductPicture = Picture & { optionValue: string | null };

export type Category = {
  categoryId: CategoryId;
  slug: string;
  name: string;
  names: Translations;
  hue: number;
  intro: string;
  intros: Translations;
  parentSlug: string | null;
  /** Products on sale in it and below it. */
  productCount: number;
  /** Its own and those it inherits. */
  attributes: AttributeDefinition[];
  /** Of what has been on sale in it the longest: a face that stays. */
  image: Picture | null;
};

export type CategoryName = Pick<Category, "slug" | "name" | "names">;

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
  /** Another view, for a pointer that rests on the card. */
  secondImage: Picture | null;
  hue: number;
  categorySlug: string;
  swatches: { value: string; color: string }[];
  /** Average stars to one decimal; null before the first review. */
  rating: number | null;
  reviewCount: number;
  soldOut: boolean;
  /** Put up within the last three weeks. */
  isNew: boolean;
  attributes: Record<string, string[]>;
  createdAt: string;
};

/** Where words or filters narrow it, `total` ends at 5,000: more nobody counts, and `totalIsCapped` says so. */
export type FoundPage = Page<ProductCard> & { total: number; totalIsCapped: boolean };

export type ProductDetail = Omit<
  ProductCard,
  "swatches" | "createdAt" | "secondImage" | "attributes" | "soldOut" | "isNew"
> & {
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
    policies: Policies;
    dispatchDays: DispatchDays;
    returnDays: number;
  };
  attributes: AttributeDefinition[];
  category: CategoryName & { hue: number; parent: CategoryName | null };
  onSale: true;
};

/** What can be bought of a product, as lists outside of the house name it. Prices in minor units. */
export type ProductOffers = Pick<
  ProductDetail,
  "productId" | "slug" | "title" | "summary" | "currency" | "pictures"
> & {
  /** From the widest to the narrowest. */
  category: string[];
  seller: Pick<ProductDetail["seller"], "name" | "country" | "shippingAmount">;
  variants: Pick<
    ProductDetail["variants"][number],
    "variantId" | "sku" | "label" | "options" | "price" | "compareAt" | "stock"
  >[];
};

export type Policies = { shipping: string; returns: string };
/** Working days until a parcel leaves. */
export type DispatchDays = { min: number; max: number };

export type ProductStatus = "draft" | "active" | "archived" | "blocked";

/** A product as its seller sees it in a list. */
export type SellerProduct = {
  productId: ProductId;
  slug: string;
  title: string;
  status: ProductStatus;
  blockedReason: string | null;
  /** Null while no variant has one. */
  price: number | null;
  maxPrice: number | null;
  currency: string;
  stockTotal: number;
  reservedTotal: number;
  variantCount: number;
  image: Picture | null;
  updatedAt: string;
};

export type AdminProduct = SellerProduct & { sellerId: SellerId; sellerName: string; onSale: boolean };

/** A variant to restock. */
export type LowVariant = {
  productId: ProductId;
  title: string;
  label: string;
  sku: string;
  available: number;
  /** From this many free units on it counts as low. */
  threshold: number;
};

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
  attributes: Record<string, string[]>;
  facts: Fact[];
  options: Option[];
  pictures: ProductPicture[];
  variants: {
    variantId: VariantId;
    sku: string;
    options: Record<string, string>;
    price: number | null;
    compareAt: number | null;
    available: number;
    reserved: number;
    threshold: number;
  }[];
};

/** The same as the house sees it. */
export type WholeProduct = EditableProduct & { sellerId: SellerId; sellerName: string };
