import type { Address } from "@stallhouse/contracts/address";
import type { DeliveryMethod } from "@stallhouse/contracts/delivery";
import type { OrderStatus } from "@stallhouse/contracts/events/order";
import type {
  OrderId,
  OrderLineId,
  ProductId,
  SellerId,
  SellerOrderId,
  ShipmentId,
  UserId,
  VariantId,
} from "@stallhouse/contracts/ids";
import type { HouseCause } from "../moves/house-causes.ts";

export type MoveActor = "customer" | "seller" | "admin" | "system";
export type PaymentState = "waiting" | "declined" | "paid" | "refunding" | "refunded" | "none";

/** One move of an order or seller order, as people may see it. Moments are ISO strings everywhere. */
export type JourneyStep = {
  status: OrderStatus;
  at: string;
  actor: MoveActor;
  /** In the words of whoever did it; of the house in English, and then `cause` says the same to be said in any language. */
  note: string | null;
  cause: HouseCause | null;
};

export type OrderLineView = {
  orderLineId: OrderLineId;
  variantId: VariantId;
  productId: ProductId;
  slug: string;
  title: string;
  label: string;
  sku: string;
  imageUrl: string | null;
  quantity: number;
  unitPrice: number;
  /** Before the discount. */
  lineTotal: number;
  discountAmount: number;
  shippedQuantity: number;
};

export type ShipmentView = {
  shipmentId: ShipmentId;
  carrier: string;
  trackingNumber: string;
  shippedAt: string;
  deliveredAt: string | null;
  lines: { orderLineId: OrderLineId; quantity: number }[];
};

export type SellerOrderPart = {
  sellerOrderId: SellerOrderId;
  sellerId: SellerId;
  sellerName: string;
  sellerSlug: string;
  status: OrderStatus;
  deliveryMethod: DeliveryMethod;
  /** As the customer chose it: "Express delivery". */
  deliveryLabel: string;
  itemsAmount: number;
  shippingAmount: number;
  /** This seller's share of the discount. */
  discountAmount: number;
  totalAmount: number;
  /** Dates, YYYY-MM-DD. */
  earliest: string;
  latest: string;
  lines: OrderLineView[];
  shipments: ShipmentView[];
  /** Of a part that was cancelled while others go on: its money, and when it went back. */
  refund: { amount: number; refundedAt: string | null } | null;
  journey: JourneyStep[];
};

/** An order as its customer sees it; amounts in minor units. */
export type OrderView = {
  orderId: OrderId;
  number: string;
  status: OrderStatus;
  placedAt: string;
  /** When the hold ends, and with it the time to pay. */
  expiresAt: string | null;
  currency: string;
  itemsAmount: number;
  shippingAmount: number;
  discountAmount: number;
  couponCode: string | null;
  totalAmount: number;
  email: string;
  address: Address;
  payment: { state: PaymentState; reason: string | null };
  canCancel: boolean;
  canPay: boolean;
  canChangeAddress: boolean;
  /** So much longer it can be kept, if its customer asks for it: once, before the hold ends. */
  extension: { minutes: number } | null;
  /** Prices changed while stock was confirmed: nothing happens until the customer agrees to this total, or cancels. */
  newPrice: { totalAmount: number; expiresAt: string } | null;
  journey: JourneyStep[];
  sellerOrders: SellerOrderPart[];
};

/** An order as whoever holds its signed link sees it: where it stands, and nothing that helps a stranger to its customer. */
export type TrackedOrderView = Omit<OrderView, "email" | "address"> & {
  address: Omit<Address, "line1" | "line2" | "phone">;
};

export type OrderStep = { step: string; at: string; attempt: number; outcome: string; detail: string | null };
export type AdminOrderView = OrderView & { customerId: UserId; steps: OrderStep[] };

export type OrderSummary = {
  orderId: OrderId;
  number: string;
  status: OrderStatus;
  placedAt: string;
  totalAmount: number;
  currency: string;
  count: number;
  images: string[];
  sellerNames: string[];
};

export type AdminOrderSummary = {
  orderId: OrderId;
  number: string;
  status: OrderStatus;
  placedAt: string;
  email: string;
  totalAmount: number;
  currency: string;
  count: number;
  sellerNames: string[];
};

export type SellerOrderSummary = {
  sellerOrderId: SellerOrderId;
  orderNumber: string;
  status: OrderStatus;
  placedAt: string;
  paidAt: string | null;
  totalAmount: number;
  currency: string;
  count: number;
  recipient: { name: string; city: string; country: string };
};

/** A seller's part of an order: nothing of the customer but where the parcel goes, nothing of other sellers. */
export type SellerOrderView = SellerOrderPart & {
  orderNumber: string;
  currency: string;
  placedAt: string;
  paidAt: string | null;
  recipient: { name: string; city: string; country: string };
  /** Only from payment to delivery, and without the phone number. */
  address: Omit<Address, "phone"> | null;
  canAccept: boolean;
  canShip: boolean;
};

export type PlacedOrder = {
  orderId: OrderId;
  number: string;
  /** PAID: nothing is left to pay, or it costs nothing. */
  status: "PAYMENT_PENDING" | "PENDING" | "PAID";
  /** Null while the payment provider (or catalog) is away: `customer.order.pay` asks again. */
  payUrl: string | null;
  expiresAt: string | null;
};
