import { z } from "zod";
import { defineEvent } from "../event.ts";
import { orderId, productId, reviewId, sellerId, userId, variantId } from "../ids.ts";

const variant = z.object({
  variantId,
  sku: z.string(),
  /** Option values in words, "Forest, large"; empty when the product has one variant. */
  label: z.string(),
  /** Minor units. */
  price: z.int(),
  priceVersion: z.int(),
  available: z.int(),
  imageUrl: z.string().nullable(),
});

const product = z.object({
  productId,
  sellerId,
  title: z.string(),
  slug: z.string(),
  currency: z.string(),
  /** Lowest price of its variants, minor units. */
  price: z.int(),
  /** Units free over all variants at this moment. */
  quantity: z.int(),
  /** Counts up with each change: an older fact that comes later is dropped. */
  version: z.int(),
  /** True when customers can see and buy it: active, not blocked, and its seller in good standing. */
  onSale: z.boolean(),
  seller: z.object({
    name: z.string(),
    slug: z.string(),
    shippingAmount: z.int(),
    /** Where its parcels start, ISO 3166-1 alpha-2. */
    country: z.string().optional(),
    /** Working days until a parcel leaves. */
    dispatchDays: z.object({ min: z.int(), max: z.int() }).optional(),
  }),
  variants: z.array(variant),
});

export const productCreatedV1 = defineEvent({
  key: "product.created.v1",
  meaning: "A seller put a product up.",
  aggregate: ({ productId }) => productId,
  payload: product,
});
export const productUpdatedV1 = defineEvent({
  key: "product.updated.v1",
  meaning: "Something a customer sees of the product changed, or whether it is on sale.",
  aggregate: ({ productId }) => productId,
  payload: product,
});
export const productDeletedV1 = defineEvent({
  key: "product.deleted.v1",
  meaning: "The seller took the product down.",
  aggregate: ({ productId }) => productId,
  payload: product,
});

export const stockChangedV1 = defineEvent({
  key: "stock.changed.v1",
  meaning: "Stock levels changed, all by one cause.",
  aggregate: ({ orderId, levels }) => orderId ?? levels[0]?.variantId ?? "",
  payload: z.object({
    cause: z.enum(["receive", "adjust", "reserve", "commit", "release", "restock"]),
    orderId: orderId.nullable(),
    levels: z.array(
      z.object({
        variantId,
        productId,
        available: z.int(),
        reserved: z.int(),
        /** Counts up with each change of this level. */
        version: z.int(),
      }),
    ),
  }),
});

export const stockLowV1 = defineEvent({
  key: "stock.low.v1",
  meaning: "A variant's free stock fell to its threshold. Once per crossing.",
  aggregate: ({ variantId }) => variantId,
  payload: z.object({
    variantId,
    productId,
    sellerId,
    title: z.string(),
    label: z.string(),
    sku: z.string(),
    available: z.int(),
    threshold: z.int(),
  }),
});

export const stockReturnedV1 = defineEvent({
  key: "stock.returned.v1",
  meaning: "A variant is in stock again that somebody asked to be told of. One per person who asked.",
  aggregate: ({ variantId }) => variantId,
  payload: z.object({
    variantId,
    productId,
    /** Who asked. */
    email: z.string(),
    title: z.string(),
    label: z.string(),
    slug: z.string(),
    /** Opens the page on which all that the address waits for can be ended. */
    endToken: z.string().optional(),
  }),
});

export const stockAlertAskedV1 = defineEvent({
  key: "stock.alert_asked.v1",
  meaning: "Somebody wants a mail at an address when a variant is back, and the address has to confirm that.",
  aggregate: ({ email }) => email,
  payload: z.object({
    variantId,
    productId,
    email: z.string(),
    title: z.string(),
    label: z.string(),
    slug: z.string(),
    /** Opens the page to confirm or to end it on, for two days. Stored by catalog as a hash only. */
    token: z.string(),
    /** Who asked: a guest often, who need not be the address's owner. */
    askedBy: userId.nullable(),
  }),
});

export const stockAlertsConfirmedV1 = defineEvent({
  key: "stock.alerts_confirmed.v1",
  meaning: "Whoever reads the mail of an address wants to be told of what was asked for there.",
  aggregate: ({ email }) => email,
  payload: z.object({ email: z.string() }),
});

/** What `reserve` answers for a line: price, name and seller as they are at the moment of the hold. */
export const reservedLine = z.object({
  variantId,
  productId,
  sellerId,
  sellerName: z.string(),
  sellerSlug: z.string(),
  /** Flat rate of that seller, minor units. */
  shippingAmount: z.int(),
  /** Where that seller's parcels start, ISO 3166-1 alpha-2, and within how many working days they leave. */
  sellerCountry: z.string().nullish(),
  dispatchDays: z.object({ min: z.int(), max: z.int() }).nullish(),
  title: z.string(),
  slug: z.string(),
  label: z.string(),
  sku: z.string(),
  imageUrl: z.string().nullable(),
  unitPrice: z.int(),
  priceVersion: z.int(),
  currency: z.string(),
  quantity: z.int(),
});
export type ReservedLine = z.infer<typeof reservedLine>;

export const stockReservedV1 = defineEvent({
  key: "stock.reserved.v1",
  meaning: "The stock a degraded order asked for is held.",
  aggregate: ({ orderId }) => orderId,
  payload: z.object({ orderId, expiresAt: z.iso.datetime(), lines: z.array(reservedLine) }),
});

export const stockRejectedV1 = defineEvent({
  key: "stock.rejected.v1",
  meaning: "The stock a degraded order asked for is not to be had.",
  aggregate: ({ orderId }) => orderId,
  payload: z.object({
    orderId,
    reason: z.enum(["VARIANT_OUT_OF_STOCK", "VARIANT_NOT_FOR_SALE"]),
    variantId,
    title: z.string(),
  }),
});

export const stockHoldLapsedV1 = defineEvent({
  key: "stock.hold_lapsed.v1",
  meaning: "A hold ran out and order has not said what became of its order. The stock stays held until order answers.",
  aggregate: ({ orderId }) => orderId,
  payload: z.object({ orderId, expiresAt: z.iso.datetime() }),
});

export const reviewPublishedV1 = defineEvent({
  key: "review.published.v1",
  meaning: "A customer reviewed a product. Once per purchase, however often the review is rewritten.",
  aggregate: ({ reviewId }) => reviewId,
  payload: z.object({
    reviewId,
    productId,
    sellerId,
    /** Of the product. */
    productTitle: z.string(),
    slug: z.string(),
    /** 1 to 5. */
    stars: z.int(),
    /** Of the review. */
    title: z.string(),
    /** As shown: "Clara M." */
    author: z.string(),
  }),
});
