import { v7 } from "uuid";
import { z } from "zod";

/** A UUID branded with the name of what it identifies, so that an order id cannot stand where a cart id is due. */
type Id<Name extends string> = string & z.$brand<Name>;

function id<Name extends string>() {
  return z.uuid().transform((value) => value as Id<Name>);
}

/** Zod schemas of the ids; parse once at the door. */
export const userId = id<"UserId">();
export const sellerId = id<"SellerId">();
export const categoryId = id<"CategoryId">();
export const reviewId = id<"ReviewId">();
export const mediaId = id<"MediaId">();
export const productId = id<"ProductId">();
export const variantId = id<"VariantId">();
export const reservationId = id<"ReservationId">();
export const cartId = id<"CartId">();
export const orderId = id<"OrderId">();
export const sellerOrderId = id<"SellerOrderId">();
export const orderLineId = id<"OrderLineId">();
export const shipmentId = id<"ShipmentId">();
export const paymentId = id<"PaymentId">();
export const refundId = id<"RefundId">();
export const eventId = id<"EventId">();
export const notificationId = id<"NotificationId">();
export const couponId = id<"CouponId">();
export const addressId = id<"AddressId">();

export type UserId = Id<"UserId">;
export type SellerId = Id<"SellerId">;
export type CategoryId = Id<"CategoryId">;
export type ReviewId = Id<"ReviewId">;
export type MediaId = Id<"MediaId">;
export type ProductId = Id<"ProductId">;
export type VariantId = Id<"VariantId">;
export type ReservationId = Id<"ReservationId">;
export type CartId = Id<"CartId">;
export type OrderId = Id<"OrderId">;
export type SellerOrderId = Id<"SellerOrderId">;
export type OrderLineId = Id<"OrderLineId">;
export type ShipmentId = Id<"ShipmentId">;
export type PaymentId = Id<"PaymentId">;
export type RefundId = Id<"RefundId">;
export type EventId = Id<"EventId">;
export type NotificationId = Id<"NotificationId">;
export type CouponId = Id<"CouponId">;
export type AddressId = Id<"AddressId">;

/** A new time-ordered id (UUID v7): rows made together lie together in the index. */
export function newId<T extends string & z.$brand>(): T {
  return v7() as T;
}
