import type { Address } from "@stallhouse/contracts/address";
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

export type MoveActor = "customer" | "seller" | "admin" | "system";
export type PaymentState = "waiting" | "declined" | "paid" | "refunding" | "refunded" | "none";

/** One move of an order or seller order, as people may see it. Moments are ISO strings everywhere. */
export type JourneyStep = { status: OrderStatus; at: string; actor: MoveActor; note: string | null };

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
  lineTotal: number;
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
  itemsAmount: number;
  shippingAmount: number;
  totalAmount: number;
  /** Dates, YYYY-MM-DD. */
  earliest: string;
  latest: string;
  lines: OrderLineView[];
  shipments: ShipmentView[];
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
  totalAmount: number;
  email: string;
  address: Address;
  payment: { state: PaymentState; reason: string | null };
  canCancel: boolean;
  canPay: boolean;
  journey: JourneyStep[];
  sellerOrders: SellerOrderPart[];
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
  status: "PAYMENT_PENDING" | "PENDING";
  /** Null while the payment provider (or catalog) is away: `customer.order.pay` asks again. */
  payUrl: string | null;
  expiresAt: string | null;
};
