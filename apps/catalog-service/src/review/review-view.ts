import type { ProductId, ReviewId } from "@stallhouse/contracts/ids";
import type { Picture } from "../product/product-view.ts";

type ReviewReply = { body: string; at: string; sellerName: string };

/** A review as everybody reads it. Every one is by somebody who bought the product and received it. */
export type Review = {
  reviewId: ReviewId;
  /** 1 to 5. */
  stars: number;
  title: string;
  body: string;
  author: string;
  createdAt: string;
  editedAt: string | null;
  isVerified: true;
  variantLabel: string | null;
  reply: ReviewReply | null;
  helpfulCount: number;
};

/** How many reviews have how many stars. */
export type Ratings = { "1": number; "2": number; "3": number; "4": number; "5": number };

/** A review as its product's seller sees it. */
export type SellerReview = Review & {
  productId: ProductId;
  slug: string;
  productTitle: string;
  /** Why an admin took it off the page; null while it stands there. */
  hiddenReason: string | null;
};

/** Something a customer bought and received, with what they wrote about it. */
export type ReviewablePurchase = {
  productId: ProductId;
  slug: string;
  title: string;
  image: Picture | null;
  /** Whether its page can be opened. */
  onSale: boolean;
  deliveredAt: string;
  review: (Omit<Review, "author" | "variantLabel" | "isVerified"> & { hiddenReason: string | null }) | null;
};
